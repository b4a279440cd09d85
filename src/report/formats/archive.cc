// zip, tar and packed files: every member as the format its own bytes are in. A WACZ (web archive in a zip) is known by
// its datapackage.json; of it only what stands under archive/ is read.

#include <fmt/format.h>

#include "report/formats/members.h"
#include "report/formats/run.h"

namespace lagebild {

namespace {

bool web_archive(std::string_view bytes) {
  return bytes.starts_with("PK") && bytes.find("datapackage.json") != std::string_view::npos &&
         bytes.find("archive/") != std::string_view::npos;
}

// What archivers put in that nobody wrote.
bool bookkeeping(std::string_view name) {
  const std::string_view last = name.substr(name.rfind('/') + 1);
  return name.starts_with("__MACOSX/") || last == ".DS_Store" || last == "Thumbs.db";
}

}  // namespace

void read_archive(const Input& input, Run& run, std::uint32_t nesting) {
  const Limits& limits = run.settings().limits;
  const bool wacz = web_archive(input.bytes);
  const MemberLimits bounds{limits.container, limits.expanded, limits.ratio, limits.entries};
  const std::string problem = read_members(input.bytes, bounds, [&](Member member) {
    if (bookkeeping(member.name) || (wacz && !member.name.starts_with("archive/"))) return true;
    const std::string name = member.name == "data" ? input.name : fmt::format("{}:{}", input.name, member.name);
    Input part = part_of(input, name, member.bytes);
    if (!run.entry(part) || !run.unpacked(input, member.bytes.size())) return false;
    if (!member.problem.empty()) {
      run.refuse(part, {}, Format::archive, fmt::format("{} {}.", part.name, member.problem));
    } else {
      run.read(part, nesting + 1);
    }
    return !run.stopped();
  });
  if (!problem.empty())
    run.refuse(input, input.bytes, Format::archive, fmt::format("{} was not read to its end: {}.", input.name, problem));
}

}  // namespace lagebild
