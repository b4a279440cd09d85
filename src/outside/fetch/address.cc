#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

#include "outside/fetch/fetch.h"

namespace lagebild {

namespace {

struct Block {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// IANA's special-purpose registry (RFC 6890 and its updates), and multicast.
constexpr std::array<Block, 16> kSpecial = {{{v4(0, 0, 0, 0), 8},
                                             {v4(10, 0, 0, 0), 8},
                                             {v4(100, 64, 0, 0), 10},
                                             {v4(127, 0, 0, 0), 8},
                                             {v4(169, 254, 0, 0), 16},
                                             {v4(172, 16, 0, 0), 12},
                                             {v4(192, 0, 0, 0), 24},
                                             {v4(192, 0, 2, 0), 24},
                                             {v4(192, 31, 196, 0), 24},
                                             {v4(192, 88, 99, 0), 24},
                                             {v4(192, 168, 0, 0), 16},
                                             {v4(198, 18, 0, 0), 15},
                                             {v4(198, 51, 100, 0), 24},
                                             {v4(203, 0, 113, 0), 24},
                                             {v4(224, 0, 0, 0), 4},
                                             {v4(240, 0, 0, 0), 4}}};

bool public_v4(std::uint32_t address) {
  for (const Block& block : kSpecial) {
    if ((address ^ block.address) >> (32 - block.bits) == 0) return false;
  }
  return true;
}

bool public_v6(const std::array<std::uint8_t, 16>& a) {
  const auto four = [&](std::size_t at) { return v4(a[at], a[at + 1], a[at + 2], a[at + 3]); };
  bool zero = true;
  for (std::size_t i = 0; i < 10; ++i) zero = zero && a[i] == 0;
  if (zero && a[10] == 0xFF && a[11] == 0xFF) return public_v4(four(12));                              // ::ffff:a.b.c.d
  if (four(0) == v4(0, 0x64, 0xFF, 0x9B) && four(4) == 0 && four(8) == 0) return public_v4(four(12));  // 64:ff9b::a.b.c.d
  if (a[0] == 0x20 && a[1] == 0x02) return public_v4(four(2));                                         // 2002:aabb:ccdd::
  if (four(0) == v4(0x20, 0x01, 0x0D, 0xB8) || (a[0] == 0x20 && a[1] == 0x01 && a[2] < 2))
    return false;                // Documentation, Teredo …
  return (a[0] & 0xE0) == 0x20;  // 2000::/3 is all there is.
}

}  // namespace

bool public_address(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4_address{};
    std::memcpy(&v4_address, address, sizeof v4_address);
    return public_v4(ntohl(v4_address.sin_addr.s_addr));
  }
  if (address->sa_family != AF_INET6) return false;
  sockaddr_in6 v6_address{};
  std::memcpy(&v6_address, address, sizeof v6_address);
  std::array<std::uint8_t, 16> bytes{};
  std::memcpy(bytes.data(), &v6_address.sin6_addr, bytes.size());
  return public_v6(bytes);
}

}  // namespace lagebild
