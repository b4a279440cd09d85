#include "outside/fetch/fetch.h"

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <ctime>
#include <memory>

namespace lagebild {

namespace {

constexpr const char* kAgent = "lagebild/0.1";
constexpr std::string_view kRobotsName = "lagebild";

struct Closer {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
  void operator()(char* text) const { curl_free(text); }
};
using Url = std::unique_ptr<CURLU, Closer>;

struct Hop {
  const FetchLimits* limits = nullptr;
  std::string body, headers;
  bool too_large = false, refused = false;
  long status = 0;
  std::string content_type, redirect;
};

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto* hop = static_cast<Hop*>(to);
  if (hop->body.size() + size * count > hop->limits->bytes) {
    hop->too_large = true;
    return 0;
  }
  hop->body.append(bytes, size * count);
  return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto* hop = static_cast<Hop*>(to);
  if (hop->headers.size() + size * count > (256u << 10)) return 0;
  hop->headers.append(bytes, size * count);
  return size * count;
}

// The address is looked at here and connected to: a name that changes in between cannot slip by.
curl_socket_t open_socket(void* to, curlsocktype, curl_sockaddr* address) {
  auto* hop = static_cast<Hop*>(to);
  if (!hop->limits->allow_private && !public_address(&address->addr)) {
    hop->refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void set_up(CURL* handle, const std::string& url, const FetchLimits& limits, Hop& hop) {
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, limits.seconds);
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_USERAGENT, kAgent);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &hop);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, &hop);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &hop);
}

Result<Hop> get(const std::string& url, const FetchLimits& limits) {
  Hop hop;
  hop.limits = &limits;
  const std::unique_ptr<CURL, Closer> handle(curl_easy_init());
  if (!handle) return Error{"The network library does not start."};
  set_up(handle.get(), url, limits, hop);
  const CURLcode result = curl_easy_perform(handle.get());
  if (hop.refused) return Error{fmt::format("{} leads to a private or local address; such are never fetched.", url)};
  if (hop.too_large) return Error{fmt::format("{} is larger than {} bytes and was not fetched.", url, limits.bytes)};
  if (result != CURLE_OK) return Error{fmt::format("{} cannot be fetched: {}.", url, curl_easy_strerror(result))};
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &hop.status);
  char* text = nullptr;
  if (curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr) hop.content_type = text;
  if (curl_easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &text) == CURLE_OK && text != nullptr) hop.redirect = text;
  return hop;
}

std::string url_part(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, Closer> owner(text);
  return text;
}

// Where robots.txt stands and the path that it is asked about; an error for what is no address of the web.
struct Place {
  std::string robots, path;
};

Result<Place> place_of(const std::string& address) {
  const Url url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK)
    return Error{fmt::format("\"{}\" is no web address.", address)};
  const std::string scheme = url_part(url, CURLUPART_SCHEME);
  if (scheme != "http" && scheme != "https") return Error{fmt::format("\"{}\" is neither http nor https.", address)};
  if (!url_part(url, CURLUPART_USER).empty()) return Error{fmt::format("\"{}\" holds a user name; leave it out.", address)};
  Place place;
  place.path = url_part(url, CURLUPART_PATH);
  if (const std::string query = url_part(url, CURLUPART_QUERY); !query.empty()) place.path += "?" + query;
  curl_url_set(url.get(), CURLUPART_PATH, "/robots.txt", 0);
  curl_url_set(url.get(), CURLUPART_QUERY, nullptr, 0);
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  place.robots = url_part(url, CURLUPART_URL);
  return place;
}

// RFC 9309: no robots.txt (4xx) allows all, one that cannot be had (5xx) nothing.
Outcome ask_robots(const std::string& address, const Place& place, const FetchLimits& limits) {
  const auto robots = get(place.robots, limits);
  if (!robots) return robots.error();
  if (robots->status >= 500)
    return Error{fmt::format("{} was not fetched: its site's robots.txt cannot be read just now.", address)};
  if (robots->status != 200 || robots_allow(robots->body, kRobotsName, place.path)) return Done{};
  return Error{fmt::format("{} was not fetched: its site's robots.txt does not want it read by programs.", address)};
}

std::string now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

}  // namespace

Result<Fetched> fetch(const std::string& url, const FetchLimits& limits) {
  std::string address = url;
  for (int hops = 0; hops <= limits.redirects; ++hops) {
    const auto place = place_of(address);
    if (!place) return place.error();
    if (const auto allowed = ask_robots(address, *place, limits); !allowed) return allowed.error();
    auto hop = get(address, limits);
    if (!hop) return hop.error();
    if (hop->status >= 300 && hop->status < 400 && !hop->redirect.empty()) {
      address = hop->redirect;
      continue;
    }
    if (hop->status != 200) return Error{fmt::format("{} answers with status {}; nothing was fetched.", address, hop->status)};
    return Fetched{address, std::move(hop->body), std::move(hop->headers), std::move(hop->content_type), now()};
  }
  return Error{fmt::format("{} leads on more than {} times; it was not fetched.", url, limits.redirects)};
}

Input input_of(const Fetched& page) {
  Input input{page.url, page.bytes};
  input.url = page.url;
  input.fetched = page.time;
  input.headers = page.headers;
  if (!page.content_type.empty()) input.content_type = page.content_type;
  return input;
}

}  // namespace lagebild
