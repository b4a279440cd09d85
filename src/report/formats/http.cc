#include "report/formats/http.h"

#include <charconv>

#include "report/formats/inflate.h"
#include "report/formats/utf8.h"

namespace lagebild {

std::string_view header_value(std::string_view header, std::string_view name) {
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find('\n', at), header.size());
    const std::string_view line = header.substr(at, end - at);
    if (line.size() > name.size() && line[name.size()] == ':' && starts_ignoring_case(line, name))
      return trim(line.substr(name.size() + 1));
    at = end + 1;
  }
  return {};
}

HttpResponse parse_http(std::string_view bytes) {
  HttpResponse response;
  if (!bytes.starts_with("HTTP/")) return response;
  std::size_t end = bytes.find("\r\n\r\n");
  const bool bare = end == std::string_view::npos;
  if (bare) end = bytes.find("\n\n");
  const std::string_view header = bytes.substr(0, end);
  const std::size_t code = header.find(' ');
  if (code == std::string_view::npos ||
      std::from_chars(header.data() + code + 1, header.data() + header.size(), response.status).ec != std::errc()) {
    response.status = 0;
    return response;
  }
  response.content_type = header_value(header, "content-type");
  response.content_encoding = header_value(header, "content-encoding");
  response.transfer_encoding = header_value(header, "transfer-encoding");
  response.location = header_value(header, "location");
  if (end != std::string_view::npos) response.body = bytes.substr(end + (bare ? 2 : 4));
  return response;
}

namespace {

std::optional<std::string> put_together(std::string_view body) {
  std::string out;
  while (true) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
    if (error != std::errc()) return std::nullopt;
    const std::size_t line = body.find('\n', static_cast<std::size_t>(end - body.data()));
    if (size == 0) return out;
    if (line == std::string_view::npos || size > body.size() - line - 1) return std::nullopt;
    out += body.substr(line + 1, size);
    body.remove_prefix(line + 1 + size);
    while (!body.empty() && (body[0] == '\r' || body[0] == '\n')) body.remove_prefix(1);
    if (body.empty()) return out;
  }
}

}  // namespace

std::optional<std::string> http_body(const HttpResponse& response, std::uint64_t most) {
  std::optional<std::string> whole;
  if (find_ignoring_case(response.transfer_encoding, "chunked") != std::string_view::npos) whole = put_together(response.body);
  const std::string_view body = whole ? std::string_view(*whole) : response.body;
  const std::string encoding = ascii_lower(response.content_encoding);
  auto unpacked = unpack_body(body, encoding, most);
  if (!unpacked && !encoding.empty() && !body.starts_with("\x1F\x8B"))
    unpacked = std::string(body);  // Stored unpacked under its old header.
  if (unpacked && unpacked->size() > most) unpacked.reset();
  return unpacked;
}

}  // namespace lagebild
