#include "diglot/exchange/unit_reader.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/exchange/index_lines.h"
#include "diglot/exchange/jsonl_reader.h"
#include "diglot/exchange/parallel_text.h"
#include "diglot/exchange/po_units.h"
#include "diglot/exchange/position_units.h"
#include "diglot/exchange/table_reader.h"
#include "diglot/exchange/text_tables.h"
#include "diglot/exchange/tmx_reader.h"
#include "diglot/exchange/vertical_units.h"
#include "diglot/exchange/xces_units.h"
#include "diglot/exchange/xliff_reader.h"
#include "diglot/exchange/xlsx_units.h"
#include "diglot/text/charset.h"
#include "diglot/text/language.h"
#include "diglot/text/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kHead = 4096;  // bytes that tell a format

std::string_view first_line(std::string_view head) {
    LineReader lines(head);
    std::string_view line;
    while (lines.next(line) && is_blank(line)) {
    }
    return line;
}

bool is_ladder(std::string_view head) {
    const std::optional<Rung> rung = parse_rung(first_line(head));
    return rung && rung->source == 0 && rung->target == 0;
}

bool is_bracketed(std::string_view head) {
    return parse_bracketed(first_line(head)).has_value();
}

// Where several recognise a text, the first one has it.
constexpr std::array kFormats = {
    UnitReaderFormat{"tmx", "Translation memories (TMX 1.1 to 1.4b)", " tmx ", &is_tmx_text,
                     &make_tmx_reader},
    UnitReaderFormat{"xliff", "Translations in work (XLIFF 1.2, 2.0 to 2.2)", " xlf xliff sdlxliff ",
                     &is_xliff_text, &make_xliff_reader},
    UnitReaderFormat{"xlsx", "Workbooks, the columns found by name", " xlsx ", &is_workbook,
                     &make_xlsx_reader},
    UnitReaderFormat{"xces", "Links between documents of sentences (XCES cesAlign, OPUS)", " xces ",
                     &is_xces_text, &make_xces_reader},
    UnitReaderFormat{"intertext", "Links of InterText", "", nullptr, &make_xces_reader},
    UnitReaderFormat{"jsonl", "One JSON object a line, as Hugging Face translation data",
                     " jsonl ndjson json ", &is_jsonl, &make_jsonl_reader},
    UnitReaderFormat{"ladder", "Positions as hunalign writes them, with two texts", " ladder ", &is_ladder,
                     &make_position_reader},
    UnitReaderFormat{"vecalign", "Positions as vecalign or SentAlign write them, with two texts",
                     " vecalign ", &is_bracketed, &make_position_reader},
    UnitReaderFormat{"hunalign", "Texts as hunalign -text writes them", " hunalign ", &is_hunalign_text,
                     &make_hunalign_reader},
    UnitReaderFormat{"tsv", "Tables with tabs, the columns found by name", " tsv tab txt ", &is_unit_tsv,
                     &make_tsv_reader},
    UnitReaderFormat{"bitextor", "Tables of Bitextor, the columns found by name", "", nullptr,
                     &make_tsv_reader},
    UnitReaderFormat{"csv", "Tables with commas or semicolons, the columns found by name", " csv ", nullptr,
                     &make_csv_reader},
    UnitReaderFormat{"po", "Messages of programs (gettext catalogues)", " po pot ", nullptr, &make_po_reader},
    UnitReaderFormat{"moses", "Two line-parallel files", " moses ", nullptr, &make_moses_reader},
    UnitReaderFormat{"sketch", "Sketch Engine's alignment of two vertical texts", " align ", nullptr,
                     &make_vertical_reader},
};

/// Bytes of which the first were read already.
class PeekedSource final : public ByteSource {
public:
    explicit PeekedSource(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {
        head_.resize(kHead);
        std::size_t taken = 0;
        for (std::size_t more = 1; more > 0 && taken < kHead; taken += more) {
            more = bytes_->read(head_.data() + taken, kHead - taken);
        }
        head_.resize(taken);
    }
    std::size_t read(char* to, std::size_t size) override {
        if (given_ == head_.size()) {
            return bytes_->read(to, size);
        }
        const std::size_t taken = std::string_view(head_).substr(given_).copy(to, size);
        given_ += taken;
        return taken;
    }
    [[nodiscard]] const std::string& name() const override { return bytes_->name(); }
    [[nodiscard]] const std::string& head() const { return head_; }

private:
    std::unique_ptr<ByteSource> bytes_;
    std::string head_;
    std::size_t given_ = 0;
};

/// " html " for "dir/Page.HTML.gz"; empty when the name has no ending.
std::string ending_of(std::string_view name) {
    std::string base(name.substr(name.find_last_of('/') + 1));
    std::transform(base.begin(), base.end(), base.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (base.ends_with(packed)) {
            base.resize(base.size() - packed.size());
        }
    }
    const std::size_t dot = base.find_last_of('.');
    return dot == std::string::npos ? std::string() : ' ' + base.substr(dot + 1) + ' ';
}

[[noreturn]] void fail_unknown(std::string_view message, const std::string& path, ErrorCode code) {
    std::string names;
    for (const UnitReaderFormat& known : kFormats) {
        names += names.empty() ? "" : ", ";
        names += known.name;
    }
    throw Error(code, std::string(message), {path, {}, {}}, fmt::format("Use one of: {}", names));
}

const UnitReaderFormat& guess(const std::string& raw_head, const UnitInput& input) {
    const std::string head = decode(raw_head, input.options.charset, true).text;
    for (const UnitReaderFormat& format : kFormats) {
        if (format.recognises != nullptr && format.recognises(head)) {
            return format;
        }
    }
    const std::string ending = ending_of(input.path);
    for (const UnitReaderFormat& format : kFormats) {
        if (!ending.empty() && format.endings.find(ending) != std::string_view::npos) {
            return format;
        }
    }
    fail_unknown("Nothing tells the format of the file", input.path, ErrorCode::Format);
}

std::string canonical(const std::string& tag) {
    if (tag.empty()) {
        return tag;
    }
    const std::optional<std::string> known = canonical_language(tag);
    if (!known) {
        throw Error(ErrorCode::Argument, fmt::format("\"{}\" is not a language tag", tag), {},
                    "Write a BCP 47 tag such as ko, en or zh-Hant");
    }
    return *known;
}

}  // namespace

std::span<const UnitReaderFormat> unit_reader_formats() {
    return kFormats;
}

const UnitReaderFormat* find_unit_reader_format(std::string_view name) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const UnitReaderFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

std::unique_ptr<TranslationUnitReader> make_unit_reader(std::string_view format, UnitInput input,
                                                        DiagnosticSink& sink) {
    const UnitReaderFormat* found = find_unit_reader_format(format);
    if (found == nullptr && !format.empty()) {
        fail_unknown(fmt::format("There is no format \"{}\" to read units from", format), {},
                     ErrorCode::Argument);
    }
    if (!input.options.open) {
        input.options.open = [](const std::string& path) { return std::make_unique<FileSource>(path); };
    }
    input.options.source_language = canonical(input.options.source_language);
    input.options.target_language = canonical(input.options.target_language);
    auto peeked =
        std::make_unique<PeekedSource>(input.bytes ? std::move(input.bytes) : input.options.open(input.path));
    found = found == nullptr ? &guess(peeked->head(), input) : found;
    input.bytes = std::move(peeked);
    return found->make(std::move(input), sink);
}

}  // namespace diglot
