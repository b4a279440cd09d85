#include "outside/wire/names.h"

#include "report/time/describe.h"

namespace lagebild {

std::string_view name_of(MentionKind kind) { return word(kind); }

std::string_view name_of(How how) {
  switch (how) {
    case How::named:
      return "named";
    case How::role:
      return "role";
    case How::pronoun:
      return "pronoun";
    case How::carried:
      return "carried";
    case How::unnamed:
      return "unnamed";
  }
  return {};
}

std::string_view name_of(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "exact";
    case Bound::about:
      return "about";
    case Bound::at_least:
      return "at_least";
    case Bound::at_most:
      return "at_most";
    case Bound::between:
      return "between";
    case Bound::more_than:
      return "more_than";
    case Bound::less_than:
      return "less_than";
  }
  return {};
}

std::string_view name_of(Form form) {
  switch (form) {
    case Form::direct:
      return "direct";
    case Form::indirect:
      return "indirect";
    case Form::free_indirect:
      return "free-indirect";
    case Form::continued_indirect:
      return "continued-indirect";
    case Form::reported:
      return "reported";
  }
  return {};
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::happened:
      return "happened";
    case Status::planned:
      return "planned";
    case Status::demanded:
      return "demanded";
    case Status::threatened:
      return "threatened";
    case Status::denied:
      return "denied";
    case Status::hypothetical:
      return "hypothetical";
    case Status::ended:
      return "ended";
  }
  return {};
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::actor:
      return "actor";
    case Role::target:
      return "target";
    case Role::recipient:
      return "recipient";
    case Role::victim:
      return "victim";
    case Role::instrument:
      return "instrument";
  }
  return {};
}

std::string_view name_of(Precision precision) {
  switch (precision) {
    case Precision::point:
      return "point";
    case Precision::town:
      return "town";
    case Precision::district:
      return "district";
    case Precision::region:
      return "region";
    case Precision::country:
      return "country";
    case Precision::near:
      return "near";
  }
  return {};
}

std::string_view name_of(TimexType type) { return name(type); }

std::string_view name_of(Anchor anchor) {
  switch (anchor) {
    case Anchor::none:
      return "none";
    case Anchor::publication:
      return "publication";
    case Anchor::told:
      return "told";
    case Anchor::event:
      return "event";
  }
  return {};
}

std::string_view name_of(Basis basis) {
  switch (basis) {
    case Basis::unknown:
      return "unknown";
    case Basis::given:
      return "given";
    case Basis::inferred:
      return "inferred";
  }
  return {};
}

std::string_view name_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::heading:
      return "heading";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::table_row:
      return "table_row";
    case BlockKind::caption:
      return "caption";
    case BlockKind::box:
      return "box";
    case BlockKind::quote:
      return "quote";
    case BlockKind::entry:
      return "entry";
  }
  return {};
}

}  // namespace lagebild
