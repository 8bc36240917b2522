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

    [[nodiscard]] std::size_t index(std::size_t i) const { return kept_[i]; }

    [[nodiscard]] std::vector<Repeat> find() const {
        std::vector<Repeat> repeats;
        for (std::size_t i = 0; i < kept_.size();) {
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
        for (std::size_t i = 0; i < kept_.size(); ++i) {
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
        for (std::size_t i = repeat.begin - gap(repeat); i < repeat.begin; ++i) {
            if (same_[i] == kNone && !is_credit_line(page_[kept_[i]].text)) {
                return false;
            }
        }
        return true;
    }

    const Page& page_;
    std::vector<std::size_t> kept_;
    std::vector<std::size_t> same_;  // the last paragraph before with the same text
};

}  // namespace

void remove_repeated_text(Page& page) {
    const RepeatFinder finder(page);
    for (const Repeat& repeat : finder.find()) {
        for (std::size_t i = repeat.begin - finder.gap(repeat); i < repeat.begin + repeat.size; ++i) {
            page.remove(finder.index(i), "repeated-text");
        }
    }
}

}  // namespace diglot
