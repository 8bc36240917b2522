#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// ICU's sentence boundaries (UAX #29 with the tailoring and the suppressed abbreviations of a locale). Made
/// once, used often: opening ICU's rules is slow. May be used from several threads at once.
class SentenceBreaker {
public:
    /// `language` is a BCP 47 tag; an unknown or empty one gets ICU's root rules. Throws `Error(Internal)`
    /// when ICU's data are not there.
    explicit SentenceBreaker(const std::string& language);
    SentenceBreaker(const SentenceBreaker&) = delete;
    SentenceBreaker& operator=(const SentenceBreaker&) = delete;
    ~SentenceBreaker();

    /// The byte offsets at which sentences end in valid UTF-8, ascending; the last is the end of a text that
    /// is not empty. White space belongs to the sentence before it. Linear. Throws `Error(Limit)` for a text
    /// of 2 GiB or more.
    [[nodiscard]] std::vector<std::uint32_t> ends(std::string_view text) const;

private:
    class Pool;
    std::unique_ptr<Pool> pool_;
};

}  // namespace diglot
