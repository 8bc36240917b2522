#pragma once

#include "diglot/corpus/query.h"
#include "diglot/corpus/query_lexer.h"

#include <string_view>

namespace diglot {

/// The condition that `word="…"` means: a regular expression, or a whole token. Throws as `query_error` where
/// the value is no regular expression or holds several tokens.
TermTest read_term(const QueryToken& token, const QueryDefaults& defaults);

/// What quoted text or a bare word means as a pattern: several tokens become a sequence; a last token of
/// Hangul is the beginning of an eojeol. Throws as `query_error`.
TokenPattern read_words(const QueryToken& token, const QueryDefaults& defaults);

}  // namespace diglot
