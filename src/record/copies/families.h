// Who was first among reports that share their text. Inside copies only.
#pragma once

#include <string>
#include <vector>

#include "record/copies/copies.h"

namespace lagebild {

struct Reading;

// The agency a report credits: as its format gave it, else a name of the list in brackets, before a dash of the
// dateline or in the last line; empty where there is none.
std::string credited_agency(const Reading& reading, const std::vector<std::string>& agencies);

// A total order for looking through reports: day and time of publication where known (those without last), then longer
// texts, then id and hash. Only an order of work: it claims nothing.
bool ranks_before(const Reading& a, const Reading& b);

// One report as a member of a family.
struct Side {
  const Reading* reading = nullptr;
  bool agency = false;    // It is the agency's own report.
  std::size_t words = 0;  // Of the whole report.
};
using Sides = std::vector<Side>;
Sides make_sides(const std::vector<const Reading*>& readings, const std::vector<std::size_t>& words,
                 const std::vector<std::string>& agency);

// Whether a is held to be the earlier of two that share text: by publication where that decides, then the agency, the
// longer text, the smaller id.
bool is_first(const Side& a, const Side& b);

// Fills origin, source, version_of, newest and Copy::version.
void form_families(Copies& copies, const std::vector<const Reading*>& readings, const Sides& sides);

}  // namespace lagebild
