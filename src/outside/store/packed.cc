#include "outside/store/packed.h"

#include <libdeflate.h>

#include <memory>

namespace lagebild {

std::string packed(std::string_view bytes) {
  constexpr int level = 6;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> tool(libdeflate_alloc_compressor(level),
                                                                                           libdeflate_free_compressor);
  std::string out(libdeflate_gzip_compress_bound(tool.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(tool.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

Result<std::string> unpacked(std::string_view bytes, std::size_t size) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> tool(libdeflate_alloc_decompressor(),
                                                                                               libdeflate_free_decompressor);
  constexpr std::size_t most = std::size_t{1} << 40U;
  if (size > most || size / 1032 > bytes.size() + 1)
    return Error{"The packed bytes are damaged."};  // Deflate packs 1032 to 1 at best.
  std::string out(size, '\0');
  std::size_t got = 0;
  const auto result = libdeflate_gzip_decompress(tool.get(), bytes.data(), bytes.size(), out.data(), out.size(), &got);
  if (result != LIBDEFLATE_SUCCESS || got != size) return Error{"The packed bytes are damaged."};
  return out;
}

}  // namespace lagebild
