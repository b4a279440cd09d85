// An HTTP/1.x response as bytes, as a WARC record or a socket gives it.
//
//   "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>…"  ->  200, "text/html", the body
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lagebild {

struct HttpResponse {
  int status = 0;  // 0 where it is no response.
  std::string_view content_type, content_encoding, transfer_encoding, location;
  std::string_view body;  // As sent: perhaps chunked and packed.
};

// The value of the first header line of this lower-case name; empty where there is none.
std::string_view header_value(std::string_view header, std::string_view name);

HttpResponse parse_http(std::string_view bytes);

// The body put together and unpacked; nothing where it is broken or larger than `most`. Chunks whose sizes are wrong are
// taken as a body that is not chunked: crawlers often store it put together but keep the header.
std::optional<std::string> http_body(const HttpResponse& response, std::uint64_t most);

}  // namespace lagebild
