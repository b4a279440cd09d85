// A reader of WARC files (ISO 28500:2017), plain or in gzip members: record by record, without reading what is in them.
//
//   WarcReader reader(bytes);  while (auto record = reader.next()) …
//
// Plain files are looked at in place; of packed ones one record at a time is unpacked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lagebild {

class GzipStream;

struct WarcRecord {
  std::string_view type, url, date, content_type, id;  // As written; empty where the record has none.
  std::string_view block;                              // Live until the next call of next().
  std::uint64_t length = 0;                            // As the header says; block is empty where it is beyond the limit.
};

class WarcReader {
 public:
  // `most`: longer blocks are passed over unread.
  WarcReader(std::string_view bytes, std::uint64_t most);
  ~WarcReader();

  // Nothing at the end or where the file breaks; `problem` then says how, empty at a good end.
  std::optional<WarcRecord> next();
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::uint64_t unpacked() const { return unpacked_; }

 private:
  bool have(std::uint64_t size);
  void skip(std::uint64_t size);
  std::optional<WarcRecord> broken(const char* how);

  std::string_view bytes_;  // What is not read yet: of the file, or of buffer_.
  std::uint64_t most_, unpacked_ = 0;
  std::unique_ptr<GzipStream> gzip_;
  std::string buffer_;
  std::string problem_;
  std::uint64_t pending_ = 0;  // Of the last record, to be passed over first.
};

}  // namespace lagebild
