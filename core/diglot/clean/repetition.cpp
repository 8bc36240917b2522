#include "diglot/clean/page_lines.h"
#include "diglot/clean/page_rules.h"

#include <set>
#include <string_view>
#include <unordered_map>

namespace diglot {
namespace {

constexpr std::size_t kMinBlock = 3;         // paragraphs of a text that may count as printed again
constexpr std::size_t kMinMeanColumns = 60;  // below that it is verse, a list, or a form
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Paragraphs [begin, begin + size) say the same as those `period` before them. Counted in kept paragraphs.
struct Repeat {
    std::size_t begin = 0;
    std::size_t size = 0;
    std::size_t period = 0;
};

class RepeatFinder {
public:
    explicit RepeatFinder(const Page& page) : page_(page), kept_(page.kept_indices()) { link_to_last_same(); }

    [[nodiscard]] std::size_t size() const { return kept_.size(); }
    [[nodiscard]] std::size_t index(std::size_t i) const { return kept_[i]; }

    [[nodiscard]] std::vector<Repeat> find() const {
        std::vector<Repeat> repeats;
        for (std::size_t i = 0; i < kept_.size();) {
            page_.check_stopped();
            if (same_[i] == kNone) {
                ++i;
                continue;
            }
            Repeat repeat{i, 1, i - same_[i]};
            while (i + repeat.size < kept_.size() && same_[i + repeat.size] != kNone &&
                   i + repeat.size - same_[i + repeat.size] == repeat.period) {
                ++repeat.size;
            }
            if (is_text_again(repeat)) {
                repeats.push_back(repeat);
            }
            i += repeat.size;
        }
        return repeats;
    }

    /// The paragraphs between the first print's end and the repeat.
    [[nodiscard]] std::size_t gap(const Repeat& repeat) const {
        return repeat.period > repeat.size ? repeat.period - repeat.size : 0;
    }

private:
    void link_to_last_same() {
        std::unordered_map<std::string_view, std::size_t> last;
        same_.reserve(kept_.size());
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            page_.check_stopped();
            const std::string_view text = page_[kept_[i]].text;
            const auto [found, fresh] = last.try_emplace(text, i);
            same_.push_back(fresh ? kNone : found->second);
            found->second = i;
        }
    }

    /// Running text of some length right behind its first print: with nothing between but lines seen before
    /// or credits.
    [[nodiscard]] bool is_text_again(const Repeat& repeat) const {
        std::set<std::string_view> distinct;
        std::size_t columns = 0;
        for (std::size_t i = repeat.begin; i < repeat.begin + repeat.size; ++i) {
            distinct.insert(page_[kept_[i]].text);
            columns += page_.columns(kept_[i]);
        }
        if (distinct.size() < kMinBlock || columns < kMinMeanColumns * repeat.size) {
            return false;
        }
        count_news();
        return news_before_[repeat.begin] == news_before_[repeat.begin - gap(repeat)];
    }

    /// Counts, once, the lines that were neither seen before nor are credits.
    void count_news() const {
        if (!news_before_.empty()) {
            return;
        }
        news_before_.reserve(kept_.size() + 1);
        news_before_.push_back(0);
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            page_.check_stopped();
            const bool news = same_[i] == kNone && !is_credit_line(page_[kept_[i]].text);
            news_before_.push_back(news_before_.back() + (news ? 1 : 0));
        }
    }

    const Page& page_;
    std::vector<std::size_t> kept_;
    std::vector<std::size_t> same_;                 // the last paragraph before with the same text
    mutable std::vector<std::size_t> news_before_;  // each paragraph; empty until it is asked for
};

}  // namespace

void remove_repeated_text(Page& page) {
    const RepeatFinder finder(page);
    std::vector<std::ptrdiff_t> changes(finder.size() + 1, 0);  // of how many repeats overlap
    for (const Repeat& repeat : finder.find()) {
        ++changes[repeat.begin - finder.gap(repeat)];
        --changes[repeat.begin + repeat.size];
    }
    std::ptrdiff_t repeats = 0;
    for (std::size_t i = 0; i < finder.size(); ++i) {
        repeats += changes[i];
        if (repeats > 0) {
            page.remove(finder.index(i), "repeated-text");
        }
    }
}

}  // namespace diglot
