#include "diglot/text/break.h"

#include "diglot/base/error.h"

#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <limits>
#include <mutex>
#include <utility>

namespace diglot {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

Iterator open_iterator(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(language, status);
    if (U_FAILURE(status) || locale.isBogus()) {
        status = U_ZERO_ERROR;
        locale = icu::Locale::getRoot();
    }
    Iterator base(icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status)) {
        throw Error(ErrorCode::Internal,
                    std::string("ICU's sentence rules cannot be opened: ") + u_errorName(status), {},
                    "Install ICU's data");
    }
    UErrorCode filter_status =
        U_ZERO_ERROR;  // a locale without a list of abbreviations keeps the plain rules
    const std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
        icu::FilteredBreakIteratorBuilder::createInstance(locale, filter_status));
    if (U_FAILURE(filter_status) || builder == nullptr) {
        return base;
    }
    Iterator filtered(builder->wrapIteratorWithFilter(base.release(), status));
    if (U_FAILURE(status)) {
        throw Error(ErrorCode::Internal, "ICU's list of abbreviations cannot be used");
    }
    return filtered;
}

}  // namespace

/// Iterators are stateful, so each call takes one of its own; they are kept because opening one is slow.
class SentenceBreaker::Pool {
public:
    explicit Pool(const std::string& language) : prototype_(open_iterator(language)) {}

    Iterator take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) {
            return Iterator(prototype_->clone());
        }
        Iterator iterator = std::move(idle_.back());
        idle_.pop_back();
        return iterator;
    }

    void give_back(Iterator iterator) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(iterator));
    }

private:
    Iterator prototype_;
    std::mutex mutex_;
    std::vector<Iterator> idle_;
};

SentenceBreaker::SentenceBreaker(const std::string& language) : pool_(std::make_unique<Pool>(language)) {}
SentenceBreaker::~SentenceBreaker() = default;

std::vector<std::uint32_t> SentenceBreaker::ends(std::string_view text) const {
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        throw Error(ErrorCode::Limit, "A paragraph of 2 GiB or more cannot be segmented", {},
                    "Part the text into paragraphs with blank lines");
    }
    // By way of UTF-16, the form ICU's iterators are made for: a quarter faster than its reader of UTF-8.
    const auto utf16 = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    if (utf16.isBogus()) {
        throw Error(ErrorCode::Limit, "There is not enough memory for a paragraph so long", {},
                    "Part the text into paragraphs with blank lines");
    }
    Iterator iterator = pool_->take();
    iterator->setText(utf16);
    std::vector<std::uint32_t> ends;
    std::size_t byte = 0;
    std::int32_t unit = 0;
    for (std::int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
        for (; unit < end; ++byte) {
            const auto c = static_cast<unsigned char>(text[byte]);
            unit += c >= 0xF0 ? 2 : (c & 0xC0U) != 0x80 ? 1 : 0;  // by the first byte of each character
        }
        while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80) {
            ++byte;
        }
        ends.push_back(static_cast<std::uint32_t>(byte));
    }
    static const icu::UnicodeString nothing;
    iterator->setText(nothing);  // the text it read ends here
    pool_->give_back(std::move(iterator));
    return ends;
}

}  // namespace diglot
