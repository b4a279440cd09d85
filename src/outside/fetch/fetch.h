// Fetches one page because a person asked for it. Nothing else in the program touches the network.
//
//   fetch("https://example.org/a", {})  ->  bytes, headers, the time they came, the address they came from
//
// Only http and https, no proxy, no cookies, no scripts. Private, loopback and link-local addresses are refused at each hop, on
// the very address that is connected to. robots.txt is respected (RFC 9309).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ground/base/result.h"
#include "report/formats/formats.h"

struct sockaddr;

namespace lagebild {

struct FetchLimits {
  long seconds = 30;                // For each hop, name look-up and all.
  std::uint64_t bytes = 32u << 20;  // Of the body, unpacked.
  int redirects = 5;
  bool allow_private = false;  // Only for tests with a server of their own.
};

struct Fetched {
  std::string url;  // Where the bytes came from after all redirects.
  std::string bytes;
  std::string headers;       // Of the last hop, as received.
  std::string content_type;  // Empty where none was sent.
  std::string time;          // When it was complete, RFC 3339 in UTC.
};

// An error is a full sentence: refused address, robots.txt, status, size, time, network. Safe from any thread.
Result<Fetched> fetch(const std::string& url, const FetchLimits& limits);

// The fetched page as an input of report/formats; it shows the bytes of `page`, which must live as long.
Input input_of(const Fetched& page);

// Whether an IPv4 or IPv6 address is one of the public network: not private, loopback, link-local, multicast, reserved, nor one
// of these inside an IPv6 address (mapped, 6to4, NAT64).
bool public_address(const sockaddr* address);

// Whether `robots` (the text of a robots.txt) lets `agent` (lower case) read `path`: the longest rule of the group wins, allow
// before disallow; no rule allows.
bool robots_allow(std::string_view robots, std::string_view agent, std::string_view path);

}  // namespace lagebild
