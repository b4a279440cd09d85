#include "outside/fetch/fetch.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <thread>

namespace lagebild {
namespace {

bool is_public(const char* text) {
  sockaddr_storage storage{};
  if (std::strchr(text, ':') != nullptr) {
    auto* address = reinterpret_cast<sockaddr_in6*>(&storage);
    address->sin6_family = AF_INET6;
    EXPECT_EQ(inet_pton(AF_INET6, text, &address->sin6_addr), 1) << text;
  } else {
    auto* address = reinterpret_cast<sockaddr_in*>(&storage);
    address->sin_family = AF_INET;
    EXPECT_EQ(inet_pton(AF_INET, text, &address->sin_addr), 1) << text;
  }
  return public_address(reinterpret_cast<const sockaddr*>(&storage));
}

TEST(Address, OnlyPublicOnes) {
  for (const char* text :
       {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8", "2002:0808:0808::1"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
  for (const char* text : {"127.0.0.1",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "224.0.0.1",
                           "255.255.255.255",
                           "198.18.0.1",
                           "::1",
                           "::",
                           "fe80::1",
                           "fc00::1",
                           "fd12::1",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::",
                           "2001:db8::1"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
}

TEST(Robots, LongestRuleOfTheOwnGroup) {
  const char* robots =
      "User-agent: *\nDisallow: /\n\nUser-agent: Lagebild\nUser-agent: other\nDisallow: /privat # nicht\nAllow: "
      "/privat/offen\nDisallow: /*.pdf$\n";
  EXPECT_TRUE(robots_allow(robots, "lagebild", "/news/1"));
  EXPECT_FALSE(robots_allow(robots, "lagebild", "/privat/x"));
  EXPECT_TRUE(robots_allow(robots, "lagebild", "/privat/offen/x"));
  EXPECT_FALSE(robots_allow(robots, "lagebild", "/a/b.pdf"));
  EXPECT_TRUE(robots_allow(robots, "lagebild", "/a/b.pdf?x"));
  EXPECT_FALSE(robots_allow(robots, "another", "/news/1"));
  EXPECT_TRUE(robots_allow("User-agent: *\nDisallow:\n", "lagebild", "/"));
  EXPECT_TRUE(robots_allow("", "lagebild", "/"));
  EXPECT_TRUE(robots_allow("User-agent: *\nDisallow: /a\nAllow: /a\n", "lagebild", "/a"));
}

std::string problem(const std::string& url) {
  const auto fetched = fetch(url, {});
  return fetched ? "" : fetched.error().message;
}

TEST(Fetch, RefusesBeforeConnecting) {
  EXPECT_EQ(problem("ftp://example.org/a"), "\"ftp://example.org/a\" is neither http nor https.");
  EXPECT_EQ(problem("file:///etc/passwd"), "\"file:///etc/passwd\" is neither http nor https.");
  EXPECT_EQ(problem("http://user@example.org/"), "\"http://user@example.org/\" holds a user name; leave it out.");
  for (const char* url : {"http://127.0.0.1:9/", "http://[::1]:9/", "http://2130706433:9/", "http://0x7f.1:9/"}) {
    EXPECT_NE(problem(url).find("leads to a private or local address; such are never fetched."), std::string::npos)
        << url << ": " << problem(url);
  }
}

// Answers requests one after the other with what `answer` says to the path.
class Server {
 public:
  explicit Server(std::string (*answer)(const std::string&)) : answer_(answer) {
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    socklen_t size = sizeof address;
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    listen(socket_, 8);
    thread_ = std::thread([this] { run(); });
  }
  ~Server() {
    shutdown(socket_, SHUT_RDWR);
    close(socket_);
    thread_.join();
  }
  [[nodiscard]] std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }

 private:
  void run() {
    for (int peer; (peer = accept(socket_, nullptr, nullptr)) >= 0; close(peer)) {
      char request[4096] = {};
      const ssize_t got = recv(peer, request, sizeof request - 1, 0);
      if (got <= 0) continue;
      const std::string line(request, static_cast<std::size_t>(got));
      const std::string path = line.substr(4, line.find(' ', 4) - 4);
      const std::string reply = answer_(path);
      send(peer, reply.data(), reply.size(), MSG_NOSIGNAL);
    }
  }
  std::string (*answer_)(const std::string&);
  int socket_ = -1, port_ = 0;
  std::thread thread_;
};

std::string reply(const std::string& status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + headers +
         "\r\n" + body;
}

std::string site(const std::string& path) {
  if (path == "/robots.txt") return reply("200 OK", "", "User-agent: *\nDisallow: /privat\n");
  if (path == "/seite") return reply("200 OK", "Content-Type: text/html; charset=utf-8\r\n", "<p>Ein Satz.</p>");
  if (path == "/weiter") return reply("302 Found", "Location: /seite\r\n", "");
  if (path == "/hinein") return reply("302 Found", "Location: file:///etc/passwd\r\n", "");
  if (path == "/kreis") return reply("302 Found", "Location: /kreis\r\n", "");
  if (path == "/viel") return reply("200 OK", "", std::string(200'000, 'x'));
  return reply("404 Not Found", "", "");
}

TEST(Fetch, KeepsWhatIsReceived) {
  const Server server(site);
  FetchLimits limits;
  limits.allow_private = true;
  limits.bytes = 100'000;
  const auto page = fetch(server.url("/weiter"), limits);
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_EQ(page->bytes, "<p>Ein Satz.</p>");
  EXPECT_EQ(page->url, server.url("/seite"));
  EXPECT_EQ(page->content_type, "text/html; charset=utf-8");
  EXPECT_NE(page->headers.find("Content-Length"), std::string::npos);
  EXPECT_EQ(page->time.size(), 20u);
  EXPECT_EQ(input_of(*page).url, page->url);
  const auto message = [&](const char* path) {
    const auto fetched = fetch(server.url(path), limits);
    return fetched ? std::string() : fetched.error().message;
  };
  EXPECT_NE(message("/privat/x").find("does not want it read by programs"), std::string::npos);
  EXPECT_NE(message("/fort").find("answers with status 404"), std::string::npos);
  EXPECT_NE(message("/viel").find("is larger than 100000 bytes"), std::string::npos);
  EXPECT_NE(message("/kreis").find("leads on more than 5 times"), std::string::npos);
  EXPECT_NE(message("/hinein").find("neither http nor https"), std::string::npos) << message("/hinein");
}

}  // namespace
}  // namespace lagebild
