// Dated facts of the world that bound when a report can have been written: elections, offices, offensives.
//
//   "us-election-2016"  2016-11-08  "Federal Election Commission, Official 2016 Presidential General Election Results"
//
// The dates and their sources are knowledge/facts.tsv; the words by which a report names them are the packs' (room "dating").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/result.h"

namespace lagebild {

struct Fact {
  std::string id;
  Days days;           // The day, or the first and the last.
  std::string source;  // Where a person can look it up.
};

// Reads lines "id <tab> from[/to] <tab> source", sorted by id on return; `name` is used in messages.
Result<std::vector<Fact>> parse_facts(std::string_view name, std::string_view content);
// nullptr where there is none; binary search.
const Fact* find_fact(const std::vector<Fact>& facts, std::string_view id);

}  // namespace lagebild
