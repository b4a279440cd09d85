#include "report/formats/members.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <array>
#include <memory>

#include "ground/text/text.h"

namespace lagebild {

namespace {

constexpr std::uint64_t kRatioFrom = 1u << 20;

struct Closer {
  void operator()(archive* a) const { archive_read_free(a); }
};

std::string reason(archive* a) {
  const char* text = archive_error_string(a);
  return text == nullptr ? "it is broken" : std::string("it is broken (") + to_utf8(text) + ")";
}

class Members {
 public:
  Members(std::string_view bytes, const MemberLimits& limits) : bytes_(bytes), limits_(limits), archive_(archive_read_new()) {
    archive_read_support_filter_gzip(archive_.get());
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_gnutar(archive_.get());
    archive_read_support_format_zip(archive_.get());
    archive_read_support_format_raw(archive_.get());
  }

  std::string run(const std::function<bool(Member)>& each) {
    if (archive_read_open_memory(archive_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) return reason(archive_.get());
    archive_entry* entry = nullptr;
    for (std::uint32_t count = 0;;) {
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return {};
      if (result < ARCHIVE_WARN) return reason(archive_.get());
      if (archive_entry_filetype(entry) != AE_IFREG && archive_entry_filetype(entry) != 0) continue;
      if (++count > limits_.count) return fmt::format("it has more than {} members", limits_.count);
      Member member = read(entry);
      if (!member.problem.empty()) member.bytes.clear();
      if (!each(std::move(member)) || bomb_) return bomb_ ? "it unpacks to far more than any archive of reports" : "";
    }
  }

 private:
  Member read(archive_entry* entry) {
    Member member;
    const char* name = archive_entry_pathname(entry);
    member.name = name == nullptr ? "?" : to_utf8(name);
    if (archive_entry_is_encrypted(entry) != 0) {
      member.problem = "is encrypted";
      return member;
    }
    std::array<char, 64 << 10> piece{};
    for (;;) {
      const la_ssize_t got = archive_read_data(archive_.get(), piece.data(), piece.size());
      if (got == 0) return member;
      if (got < 0) {
        member.problem = "cannot be unpacked: " + reason(archive_.get());
        return member;
      }
      member.bytes.append(piece.data(), static_cast<std::size_t>(got));
      total_ += static_cast<std::uint64_t>(got);
      const auto packed = static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(archive_.get(), -1), 1));
      bomb_ = total_ > limits_.total || (total_ > kRatioFrom && total_ / packed > limits_.ratio);
      if (bomb_ || member.bytes.size() > limits_.member) {
        member.problem = bomb_ ? "unpacks to far more than it should" : fmt::format("has more than {} bytes", limits_.member);
        return member;
      }
    }
  }

  std::string_view bytes_;
  MemberLimits limits_;
  std::unique_ptr<archive, Closer> archive_;
  std::uint64_t total_ = 0;
  bool bomb_ = false;
};

}  // namespace

std::string read_members(std::string_view bytes, const MemberLimits& limits, const std::function<bool(Member)>& each) {
  return Members(bytes, limits).run(each);
}

}  // namespace lagebild
