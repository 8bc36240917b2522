#include "diglot/base/error.h"
#include "diglot/ingest/pdf_layout.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <boost/iostreams/filter/zlib.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <string>
#include <vector>

namespace diglot {
namespace {

std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::string result(bytes.begin(), bytes.end());
    return find_invalid_utf8(result) ? std::string() : std::string(trimmed(result));
}

constexpr double kWordGap = 0.1;  // of the font size: between Latin words set tight; Hangul may be set wider

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// True for a word that is a mark to which no space belongs, wherever justified print puts it.
bool is_closing_mark(std::string_view word) {
    return word.size() == 1 && std::string_view(",.;:!?)]").find(word.front()) != std::string_view::npos;
}

/// The words of a page as lines: a word that stands beside the one before it goes on in its line.
void read_page(const poppler::page& page, std::size_t number, std::vector<PrintedLine>& lines) {
    bool fresh = true;
    bool space = false;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        const std::string word = utf8(box.text());
        const poppler::rectf place = box.bbox();
        const double size =
            box.has_font_info() && box.get_font_size() > 0 ? box.get_font_size() : place.height();
        if (word.empty() || box.rotation() != 0) {
            continue;
        }
        const bool beside = !fresh && std::abs(place.bottom() - lines.back().bottom) < 0.5 * size &&
                            place.left() >= lines.back().right - size &&
                            place.left() < lines.back().right + 4.0 * size;
        if (beside) {
            PrintedLine& line = lines.back();
            const bool gap = space || (place.left() - line.right > kWordGap * size &&
                                       is_ascii(line.text.back()) && is_ascii(word.front()));
            line.text += gap && !is_closing_mark(word) ? " " : "";
            line.text += word;
            line.right = std::max(line.right, place.right());
            line.size = std::max(line.size, size);
        } else {
            lines.push_back({word, number, place.left(), place.right(), place.top(), place.bottom(), size});
        }
        fresh = false;
        space = box.has_space_after();
    }
}

/// A sink that only counts, and refuses more than a document's text or picture can be.
class CountingSink {
public:
    using char_type = char;
    using category = boost::iostreams::sink_tag;

    CountingSink(std::uint64_t most, const Location& where) : most_(most), where_(&where) {}

    std::streamsize write(const char* /*bytes*/, std::streamsize size) {
        count_ += static_cast<std::uint64_t>(size);
        if (count_ > most_) {
            throw Error(ErrorCode::Limit,
                        fmt::format("A part of the PDF unpacks to more than {} bytes", most_), *where_,
                        "If it is what it says, print it to a new PDF");
        }
        return size;
    }

private:
    std::uint64_t most_;
    const Location* where_;
    std::uint64_t count_ = 0;
};

/// Unpacks each deflated stream of a PDF for its size alone: poppler would work on a bomb for hours, and
/// cannot be stopped. Throws `Error(Limit)`. Linear in what the streams unpack to.
void refuse_bombs(std::string_view bytes, const Location& where) {
    namespace io = boost::iostreams;
    constexpr std::uint64_t kSmall = std::uint64_t{64} << 20U;  // what any stream may unpack to
    constexpr std::uint64_t kMaxRatio = 200;                    // text shrinks to a tenth or so
    constexpr std::string_view kStream = "stream";
    for (std::size_t at = bytes.find(kStream); at != std::string_view::npos;
         at = bytes.find(kStream, at + 1)) {
        const std::size_t begin = bytes.find_first_not_of("\r\n", at + kStream.size());
        if (begin == std::string_view::npos || (static_cast<unsigned char>(bytes[begin]) & 0x0FU) != 8) {
            continue;  // not deflated (RFC 1950: the method is 8)
        }
        const std::size_t end = std::min(bytes.find("endstream", begin), bytes.size());
        try {
            io::filtering_ostream stream;
            stream.push(io::zlib_decompressor());
            stream.push(CountingSink(std::max(kSmall, kMaxRatio * (end - begin)), where));
            stream.exceptions(std::ios::badbit);
            stream.write(bytes.data() + begin, static_cast<std::streamsize>(end - begin));
            stream.flush();
        } catch (const std::ios_base::failure&) {
            continue;  // not deflated after all, or damaged: poppler sees to it
        }
    }
}

void read_info(const poppler::document& pdf, Metadata& facts) {
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) {
            facts.emplace(key, value);
        }
    };
    add("title", utf8(pdf.info_key("Title")));
    add("author", utf8(pdf.info_key("Author")));
    if (const std::time_t made = pdf.info_date_t("CreationDate"); made > 0) {
        add("date", fmt::format("{:%Y-%m-%d}", fmt::gmtime(made)));
    }
}

}  // namespace

bool is_pdf(std::string_view head) {
    return head.starts_with("%PDF-");
}

Document read_pdf(const ReaderInput& input) {
    const Location where{input.name, {}, {}};
    if (input.bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw Error(ErrorCode::Limit, "The PDF is larger than 2 GiB", where, "Split it");
    }
    poppler::set_debug_error_function([](const std::string& /*message*/, void* /*closure*/) {}, nullptr);
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(input.bytes.data(), static_cast<int>(input.bytes.size())));
    if (pdf == nullptr) {
        throw Error(ErrorCode::Format, "This is not a PDF, or a damaged one", where,
                    "Fetch or make the file again");
    }
    if (pdf->is_locked()) {
        throw Error(ErrorCode::Format, "The PDF is locked by a password", where,
                    "Save it without the password");
    }
    refuse_bombs(input.bytes, where);
    std::vector<PrintedLine> lines;
    for (int i = 0; i < pdf->pages(); ++i) {
        if (const std::unique_ptr<poppler::page> page(pdf->create_page(i)); page != nullptr) {
            read_page(*page, static_cast<std::size_t>(i) + 1, lines);
        }
    }
    if (lines.empty() && pdf->pages() > 0) {
        input.sink.warn("no-text", "The PDF holds no text, perhaps only pictures of pages", where);
    }
    if (const std::size_t heads = remove_running_heads(lines); heads > 0) {
        input.sink.note("running-heads",
                        fmt::format("{} running heads and page numbers were left out", heads), where);
    }
    Document document;
    document.metadata["charset"] = "UTF-8";
    read_info(*pdf, document.metadata);
    document.paragraphs = group_printed_lines(lines);
    for (const Paragraph& paragraph : document.paragraphs) {
        if (paragraph.kind == ParagraphKind::Title) {
            document.metadata["title"] = paragraph.text;
        }
    }
    return document;
}

}  // namespace diglot
