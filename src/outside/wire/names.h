// The words by which JSON, tables and filters name the values of an enum; docs/json.md lists them.
//
//   name_of(Bound::more_than)  ->  "more_than"
#pragma once

#include <string_view>

#include "report/events/events.h"
#include "report/figures/figures.h"
#include "report/formats/report.h"
#include "report/mentions/mentions.h"
#include "report/speech/speech.h"
#include "report/time/time.h"

namespace lagebild {

std::string_view name_of(MentionKind kind);
std::string_view name_of(How how);
std::string_view name_of(Bound bound);
std::string_view name_of(Form form);
std::string_view name_of(Status status);
std::string_view name_of(Role role);
std::string_view name_of(Precision precision);
std::string_view name_of(TimexType type);
std::string_view name_of(Anchor anchor);
std::string_view name_of(Basis basis);
std::string_view name_of(BlockKind kind);

}  // namespace lagebild
