// What the readers of the formats share while one input is read: limits used up, order, and the way out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/formats/formats.h"

namespace lagebild {

class Run {
 public:
  Run(const Settings& settings, const Taker& each) : settings_(settings), each_(each) {}

  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] bool stopped() const { return stopped_; }

  // Reads `input` in whatever format it is; `nesting` counts the containers around it.
  void read(const Input& input, std::uint32_t nesting);
  // Hands over a report made from `source`: fills id, hash and what was given from outside.
  void give(Report report, const Input& input, std::string_view source, Format format);
  void refuse(const Input& input, std::string_view source, Format format, std::string message);
  // Counts what was unpacked and the parts; false (and a refusal) where a limit is reached.
  bool unpacked(const Input& input, std::uint64_t bytes);
  bool entry(const Input& input);

 private:
  const Settings& settings_;
  const Taker& each_;
  std::uint64_t expanded_ = 0;
  std::uint32_t entries_ = 0;
  bool stopped_ = false;
};

// The input of a part of `whole`: what was given for the whole is given for it too, but for id, title and url.
Input part_of(const Input& whole, std::string name, std::string_view bytes, Format format = Format::automatic);

// What is given from outside wins over what the bytes say; then id and hash.
void complete(Report& report, const Input& input, std::string_view source);

// A date as pages and feeds write it: ISO 8601 in all its forms, RFC 2822, "20160929". Nothing where it is none.
std::optional<Published> read_date(std::string_view text);

void read_text(const Input& input, Run& run, std::uint32_t nesting);
void read_html(const Input& input, Run& run, std::uint32_t nesting);
void read_jsonl(const Input& input, Run& run, std::uint32_t nesting);
void read_feed(const Input& input, Run& run, std::uint32_t nesting);
void read_json_feed(const Input& input, Run& run, std::uint32_t nesting);
void read_warc(const Input& input, Run& run, std::uint32_t nesting);
void read_archive(const Input& input, Run& run, std::uint32_t nesting);
void read_mail(const Input& input, Run& run, std::uint32_t nesting);
void read_mbox(const Input& input, Run& run, std::uint32_t nesting);
void read_pdf(const Input& input, Run& run, std::uint32_t nesting);
void read_docx(const Input& input, Run& run, std::uint32_t nesting);

}  // namespace lagebild
