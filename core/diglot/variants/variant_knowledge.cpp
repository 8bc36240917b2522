#include "diglot/variants/variant_knowledge.h"

#include "diglot/text/language.h"
#include "diglot/variants/spelling.h"

#include <memory>

namespace diglot {

VariantKnowledge variant_knowledge(const std::string& language) {
    VariantKnowledge knowledge;
    knowledge.language = primary_language(language);
    const std::shared_ptr<const Spelling> spelling = make_spelling(language);
    const bool korean = knowledge.language == "ko";
    knowledge.same_spelling = [spelling, korean](std::string_view first, std::string_view second) {
        if (korean && comparison_key(first, TokenKind::Hangul, "ko") ==
                          comparison_key(second, TokenKind::Hangul, "ko")) {
            return first != second;
        }
        return spelling != nullptr && spelling->compare(first, second).has_value();
    };
    return knowledge;
}

}  // namespace diglot
