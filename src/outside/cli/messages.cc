#include "outside/cli/messages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace lagebild {

namespace {

namespace fs = std::filesystem;

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string catalogue_of(const std::string& languages, const std::string& code) {
  return fmt::format("{}/{}/messages.txt", languages, code);
}

// "de_DE.UTF-8" -> "de"
std::string code_of(const std::string& locale) { return locale.substr(0, locale.find_first_of("_.@-")); }

}  // namespace

std::string Messages::text(std::string_view key) const {
  if (const auto own = own_.find(key); own != own_.end()) return own->second;
  if (const auto fallback = fallback_.find(key); fallback != fallback_.end()) return fallback->second;
  return std::string(key);
}

std::string Messages::word(std::string_view group, std::string_view value) const {
  const std::string key = fmt::format("{}.{}", group, value);
  return has(key) ? text(key) : std::string(value);
}

std::string Messages::fill(const std::string& text, fmt::format_args parts) {
  try {
    return fmt::vformat(text, parts);
  } catch (const fmt::format_error&) {
    return text;  // A catalogue with a wrong placeholder must not end the program.
  }
}

Result<Messages::Catalogue> read_catalogue(const std::string& file) {
  std::ifstream in(file);
  if (!in) return Error{fmt::format("{} can't be opened.", file)};
  Messages::Catalogue catalogue;
  std::string line;
  std::string* last = nullptr;
  for (int number = 1; std::getline(in, line); ++number) {
    if (trim(line).empty() || line.front() == '#') continue;
    if (line.front() == ' ' || line.front() == '\t') {
      if (!last) return Error{fmt::format("{}:{}: the line goes on with nothing.", file, number)};
      *last += "\n" + std::string(trim(line));
      continue;
    }
    const auto equals = line.find('=');
    if (equals == std::string::npos) return Error{fmt::format("{}:{}: the line has no \"key = text\".", file, number)};
    const std::string key(trim(std::string_view(line).substr(0, equals)));
    if (catalogue.contains(key)) return Error{fmt::format("{}:{}: the key {} stands above already.", file, number, key)};
    last = &(catalogue[key] = trim(std::string_view(line).substr(equals + 1)));
  }
  return catalogue;
}

std::vector<std::string> message_languages(const std::string& languages) {
  std::vector<std::string> codes;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(languages, error)) {
    const std::string code = entry.path().filename().string();
    if (fs::exists(catalogue_of(languages, code), error)) codes.push_back(code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

Result<Messages> load_messages(const std::string& languages, const std::string& wanted) {
  Messages messages;
  const std::string code = code_of(wanted);
  for (const std::string& each : message_languages(languages)) {
    auto catalogue = read_catalogue(catalogue_of(languages, each));
    if (!catalogue) return catalogue.error();
    const auto marked = catalogue->find("fallback");
    if (marked != catalogue->end() && marked->second == "yes") {
      messages.fallback_ = *catalogue;
      if (messages.language_.empty()) messages.language_ = each;
    }
    if (each != code) continue;
    messages.own_ = *std::move(catalogue);
    messages.language_ = each;
  }
  if (messages.own_.empty() && messages.fallback_.empty()) {
    return Error{
        fmt::format("{} has no language with a messages.txt; name the folder of Lagebild's data with --data.", languages)};
  }
  return messages;
}

}  // namespace lagebild
