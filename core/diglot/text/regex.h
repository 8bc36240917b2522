#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What a regular expression found: byte offsets into the text, and its groups (0 is the whole).
struct RegexMatch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> groups;  ///< Empty strings for groups that took no part.
};

/// Whether upper and lower case are alike to a regular expression.
enum class RegexCase { Ignore, Keep };

/// A regular expression of ICU's dialect. May be used from several threads at once.
class Regex {
public:
    /// Throws `Error(Format)` for an expression that ICU refuses.
    explicit Regex(std::string_view expression, RegexCase letters = RegexCase::Ignore);
    Regex(Regex&& other) noexcept;
    Regex& operator=(Regex&& other) noexcept;
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;
    ~Regex();

    /// The match of the whole of `text`, if it matches.
    [[nodiscard]] std::optional<RegexMatch> match(std::string_view text) const;
    /// All matches in `text`, in order, not overlapping. Searching stops where the expression takes
    /// unreasonably long.
    [[nodiscard]] std::vector<RegexMatch> find_all(std::string_view text) const;
    /// Where matches end, in bytes, ascending. Unlike those of `find_all` they may overlap by a few letters:
    /// "A. B. " has two of "\\w\\.\\s" and of "(^|\\s)\\w\\.\\s". Searching stops as in `find_all`.
    [[nodiscard]] std::vector<std::size_t> find_ends(std::string_view text) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A regular expression that is asked about many short texts, one after the other: nothing is made anew for
/// each. One thread at a time.
class RegexMatcher {
public:
    /// Throws `Error(Format)` for an expression that ICU refuses.
    explicit RegexMatcher(std::string_view expression, RegexCase letters = RegexCase::Ignore);
    RegexMatcher(RegexMatcher&& other) noexcept;
    RegexMatcher& operator=(RegexMatcher&& other) noexcept;
    RegexMatcher(const RegexMatcher&) = delete;
    RegexMatcher& operator=(const RegexMatcher&) = delete;
    ~RegexMatcher();

    /// Whether the expression matches the whole of `text`. Throws `Error(Limit)` where that takes
    /// unreasonably long.
    [[nodiscard]] bool matches(std::string_view text);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
