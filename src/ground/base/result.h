// A value, or a sentence for the person at the screen that says why there is none.
//
//   Result<Pack> pack = load_pack("languages/de");
//   if (!pack) return pack.error();        // "languages/de/time.rules:12: …"
//
// For the edges of the program (files, packs, stores, arguments). Reading a report never fails and has no Result.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace lagebild {

// What went wrong, as a full sentence that names the thing (file, line, what to do).
struct Error {
  std::string message;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor): `return value;`
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): `return Error{…};`

  explicit operator bool() const { return std::holds_alternative<T>(state_); }
  T& operator*() & {
    assert(*this);
    return std::get<T>(state_);
  }
  const T& operator*() const& {
    assert(*this);
    return std::get<T>(state_);
  }
  T&& operator*() && {
    assert(*this);
    return std::get<T>(std::move(state_));
  }
  T* operator->() {
    assert(*this);
    return &std::get<T>(state_);
  }
  const T* operator->() const {
    assert(*this);
    return &std::get<T>(state_);
  }
  // Only where there is no value.
  [[nodiscard]] const Error& error() const {
    assert(!*this);
    return std::get<Error>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

// For what has no value to give: Outcome saved = Done{};
struct Done {};
using Outcome = Result<Done>;

}  // namespace lagebild
