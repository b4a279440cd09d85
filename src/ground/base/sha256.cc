#include "ground/base/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cassert>

namespace lagebild {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  const int done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  assert(done == 1 && size == 32);
  static_cast<void>(done);
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += "0123456789abcdef"[digest.at(i) >> 4];
    out += "0123456789abcdef"[digest.at(i) & 15];
  }
  return out;
}

std::string content_id(std::string_view kind, std::string_view content) {
  return std::string(kind) + sha256_hex(content).substr(0, 12);
}

}  // namespace lagebild
