#include "diglot/clean/clean.h"

#include "diglot/clean/page.h"
#include "diglot/clean/page_rules.h"
#include "diglot/text/measure.h"

#include <algorithm>
#include <utility>

namespace diglot {

Cleaned clean(Document document, const JobControl* job) {
    Page page(std::move(document), job);
    remove_navigation(page);
    remove_repeated_text(page);
    remove_credits(page);
    find_head(page);
    remove_teasers(page);
    remove_furniture(page);
    const std::vector<std::size_t> kept = page.kept_indices();
    const bool text_is_left =
        std::any_of(kept.begin(), kept.end(), [&](std::size_t i) { return has_words(page[i].text); });
    if (!text_is_left) {
        page.restore();
    }
    return std::move(page).finish();
}

}  // namespace diglot
