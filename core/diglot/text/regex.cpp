#include "diglot/text/regex.h"

#include "diglot/base/error.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>

namespace diglot {
namespace {

constexpr std::size_t kOverlap = 16;       // bytes that two matches may share when only their ends matter
constexpr std::int32_t kTimeLimit = 1000;  // in ICU's steps, of the order of a millisecond each

/// UTF-8 seen through ICU, without a copy: offsets are bytes.
class Utf8View {
public:
    explicit Utf8View(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    }
    Utf8View(const Utf8View&) = delete;
    Utf8View& operator=(const Utf8View&) = delete;
    ~Utf8View() { utext_close(&text_); }
    UText* get() { return &text_; }

private:
    UText text_ = UTEXT_INITIALIZER;
};

RegexMatch take_match(const icu::RegexMatcher& matcher, std::string_view text) {
    RegexMatch match;
    for (std::int32_t group = 0; group <= matcher.groupCount(); ++group) {
        UErrorCode status = U_ZERO_ERROR;
        const std::int64_t begin = matcher.start64(group, status);
        const std::int64_t end = matcher.end64(group, status);
        if (U_FAILURE(status) != 0 || begin < 0) {
            match.groups.emplace_back();
            continue;
        }
        match.groups.emplace_back(
            text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
        if (group == 0) {
            match.begin = static_cast<std::size_t>(begin);
            match.end = static_cast<std::size_t>(end);
        }
    }
    return match;
}

std::unique_ptr<icu::RegexPattern> compile(std::string_view expression, RegexCase letters) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(expression.data(), static_cast<std::int32_t>(expression.size())));
    std::unique_ptr<icu::RegexPattern> pattern(icu::RegexPattern::compile(
        text, letters == RegexCase::Ignore ? UREGEX_CASE_INSENSITIVE : 0, place, status));
    if (U_FAILURE(status) != 0) {
        throw Error(
            ErrorCode::Format,
            fmt::format("The regular expression \"{}\" is wrong at character {}", expression, place.offset),
            {}, "See ICU's rules for regular expressions");
    }
    return pattern;
}

}  // namespace

struct Regex::Impl {
    std::unique_ptr<icu::RegexPattern> pattern;
};

Regex::Regex(std::string_view expression, RegexCase letters) : impl_(std::make_unique<Impl>()) {
    impl_->pattern = compile(expression, letters);
}

Regex::Regex(Regex&& other) noexcept = default;
Regex& Regex::operator=(Regex&& other) noexcept = default;
Regex::~Regex() = default;

std::optional<RegexMatch> Regex::match(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->pattern->matcher(status));
    Utf8View view(text);
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->reset(view.get());
    const bool found = matcher->matches(status) != 0 && U_SUCCESS(status) != 0;
    return found ? std::optional(take_match(*matcher, text)) : std::nullopt;
}

std::vector<RegexMatch> Regex::find_all(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->pattern->matcher(status));
    Utf8View view(text);
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->reset(view.get());
    std::vector<RegexMatch> matches;
    while (matcher->find(status) != 0 && U_SUCCESS(status) != 0) {
        matches.push_back(take_match(*matcher, text));
    }
    return matches;
}

std::vector<std::size_t> Regex::find_ends(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->pattern->matcher(status));
    Utf8View view(text);
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->reset(view.get());
    std::vector<std::size_t> ends;
    std::size_t from = 0;
    while (from <= text.size() && matcher->find(static_cast<std::int64_t>(from), status) != 0 &&
           U_SUCCESS(status) != 0) {
        const auto begin = static_cast<std::size_t>(matcher->start64(0, status));
        const auto end = static_cast<std::size_t>(matcher->end64(0, status));
        if (ends.empty() || end > ends.back()) {
            ends.push_back(end);
        }
        from = std::max(begin + 1, end - std::min(end, kOverlap));
        while (from < text.size() && is_continuation(text[from])) {
            ++from;
        }
    }
    return ends;
}

struct RegexMatcher::Impl {
    std::unique_ptr<icu::RegexPattern> pattern;
    std::unique_ptr<icu::RegexMatcher> matcher;
    icu::UnicodeString text;  // the matcher keeps a reference
};

RegexMatcher::RegexMatcher(std::string_view expression, RegexCase letters) : impl_(std::make_unique<Impl>()) {
    UErrorCode status = U_ZERO_ERROR;
    impl_->pattern = compile(expression, letters);
    impl_->matcher.reset(impl_->pattern->matcher(status));
    impl_->matcher->setTimeLimit(kTimeLimit, status);
}

RegexMatcher::RegexMatcher(RegexMatcher&& other) noexcept = default;
RegexMatcher& RegexMatcher::operator=(RegexMatcher&& other) noexcept = default;
RegexMatcher::~RegexMatcher() = default;

bool RegexMatcher::matches(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    impl_->text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    impl_->matcher->reset(impl_->text);
    const bool found = impl_->matcher->matches(status) != 0;
    if (U_FAILURE(status) != 0) {
        throw Error(ErrorCode::Limit, "The regular expression takes too long", {},
                    "Avoid repeats inside repeats, as in (a+)+");
    }
    return found;
}

}  // namespace diglot
