// Unpacking of gzip, deflate and brotli inside bounds; zlib and brotli are included in one file behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lagebild {

// Unpacks a body as Content-Encoding names it ("gzip", "deflate", "br", "identity" or empty). Nothing where it is broken,
// larger than `most`, or of another encoding.
std::optional<std::string> unpack_body(std::string_view bytes, std::string_view encoding, std::uint64_t most);

// The bytes of concatenated gzip members, piece by piece. Keeps the view; the caller keeps the bytes alive.
class GzipStream {
 public:
  explicit GzipStream(std::string_view bytes);
  ~GzipStream();
  GzipStream(const GzipStream&) = delete;
  GzipStream& operator=(const GzipStream&) = delete;

  // Appends up to about 256 kB to `out`; false at the end or where it breaks.
  bool more(std::string& out);
  [[nodiscard]] bool broken() const;
  // Packed bytes read so far.
  [[nodiscard]] std::uint64_t consumed() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The first bytes of what a gzip member holds, for seeing what it is; empty where it is no gzip.
std::string gzip_head(std::string_view bytes, std::size_t size);

}  // namespace lagebild
