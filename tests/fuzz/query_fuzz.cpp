// Whatever the text: a query or an error with a place inside of it, and the normal form of a query reads as
// the same query.
#include "diglot/base/error.h"
#include "diglot/corpus/query.h"
#include "diglot/text/utf8.h"

#include "fuzz.h"
#include <optional>
#include <string>

namespace {

std::optional<diglot::Query> parse(std::string_view text) {
    try {
        return diglot::parse_query(text);
    } catch (const diglot::Error& error) {
        diglot::fuzz::expect(error.where().byte && *error.where().byte <= text.size(),
                             "an error names its place");
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = diglot::replace_invalid_utf8(diglot::fuzz::as_text(data, size));
    if (const auto query = parse(text)) {
        diglot::fuzz::expect(parse(diglot::to_string(*query)) == query, "the normal form is the same query");
    }
    return 0;
}
