#include "diglot/base/apart.h"
#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/ingest/pdf_heads.h"
#include "diglot/ingest/pdf_layout.h"
#include "diglot/ingest/pdf_order.h"
#include "diglot/ingest/pdf_words.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <boost/iostreams/filter/zlib.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <memory>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace diglot {
namespace {

std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::string result(bytes.begin(), bytes.end());
    return find_invalid_utf8(result) ? std::string() : std::string(trimmed(result));
}

/// A number of points that can be reckoned with: a damaged PDF may place a word anywhere, or nowhere.
double points(double value) {
    constexpr double kFarthest = 1e6;
    return std::isfinite(value) ? std::clamp(value, -kFarthest, kFarthest) : 0.0;
}

/// The words of a page in reading order.
std::vector<PrintedWord> words_of(const poppler::page& page) {
    std::vector<PrintedWord> words;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        const std::string word = utf8(box.text());
        const poppler::rectf place = box.bbox();
        const double size =
            box.has_font_info() && box.get_font_size() > 0 ? box.get_font_size() : place.height();
        if (!word.empty() && box.rotation() == 0) {
            words.push_back({word, points(place.left()), points(place.right()), points(place.top()),
                             points(place.bottom()), points(size), box.has_space_after(),
                             box.get_font_name().empty()});
        }
    }
    mend_guessed_sizes(words);
    return in_reading_order(std::move(words));
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

/// Unpacks each deflated stream of a PDF for its size alone, which tells the simplest bombs at once. Throws
/// `Error(Limit)`. Linear in what the streams unpack to.
void refuse_bombs(std::string_view bytes, std::uint64_t max_bytes, const Location& where) {
    namespace io = boost::iostreams;
    constexpr std::string_view kStream = "stream";
    std::size_t end = 0;
    for (std::size_t at = bytes.find(kStream); at != std::string_view::npos; at = bytes.find(kStream, end)) {
        const std::size_t begin =
            std::min(bytes.find_first_not_of("\r\n", at + kStream.size()), bytes.size());
        end = std::min(bytes.find("endstream", begin), bytes.size());
        const bool deflated =
            begin < end && (static_cast<unsigned char>(bytes[begin]) & 0x0FU) == 8;  // RFC 1950
        end = std::min(end + std::string_view("endstream").size(), bytes.size());
        if (!deflated) {
            continue;
        }
        try {
            io::filtering_ostream stream;
            stream.push(io::zlib_decompressor());
            stream.push(CountingSink(unpacking_limit(end - begin, max_bytes), where));
            stream.exceptions(std::ios::badbit);
            stream.write(bytes.data() + begin, static_cast<std::streamsize>(end - begin));
            stream.flush();
        } catch (const std::ios_base::failure&) {
            continue;  // not deflated after all, or damaged: poppler sees to it
        }
    }
}

/// What poppler tells of a PDF.
struct PrintedDocument {
    bool damaged = false;
    bool locked = false;
    std::size_t pages = 0;
    std::string title;
    std::string author;
    std::string date;  // ISO 8601
    std::vector<PrintedLine> lines;
};

PrintedDocument read_printed(std::string_view bytes) {
    poppler::set_debug_error_function([](const std::string& /*message*/, void* /*closure*/) {}, nullptr);
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    PrintedDocument found;
    found.damaged = pdf == nullptr;
    found.locked = pdf != nullptr && pdf->is_locked();
    if (found.damaged || found.locked) {
        return found;
    }
    found.pages = static_cast<std::size_t>(std::max(pdf->pages(), 0));
    found.title = utf8(pdf->info_key("Title"));
    found.author = utf8(pdf->info_key("Author"));
    if (const std::time_t made = pdf->info_date_t("CreationDate"); made > 0) {
        found.date = fmt::format("{:%Y-%m-%d}", fmt::gmtime(made));
    }
    for (std::size_t i = 0; i < found.pages; ++i) {
        if (const std::unique_ptr<poppler::page> page(pdf->create_page(static_cast<int>(i)));
            page != nullptr) {
            std::vector<PrintedLine> lines = join_printed_words(words_of(*page), i + 1);
            std::move(lines.begin(), lines.end(), std::back_inserter(found.lines));
        }
    }
    return found;
}

/// Goes over all that a PrintedDocument holds, in one order for the writer and the reader.
template <typename Document, typename Visitor>
void visit(Document& found, const Visitor& field) {
    field(found.damaged);
    field(found.locked);
    field(found.pages);
    field(found.title);
    field(found.author);
    field(found.date);
    std::size_t lines = found.lines.size();
    field(lines);
    if constexpr (!std::is_const_v<Document>) {
        found.lines.resize(lines);
    }
    for (auto& line : found.lines) {
        field(line.text);
        field(line.page);
        field(line.left);
        field(line.right);
        field(line.top);
        field(line.bottom);
        field(line.size);
    }
}

/// As bytes for this machine alone.
std::string packed(const PrintedDocument& found) {
    std::string bytes;
    visit(found, [&](const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
            const std::size_t size = value.size();
            bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
            bytes += value;
        } else {
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
    });
    return bytes;
}

PrintedDocument unpacked(std::string_view bytes) {
    PrintedDocument found;
    const auto take = [&](void* to, std::size_t size) {
        std::memcpy(to, bytes.data(), size);
        bytes.remove_prefix(size);
    };
    visit(found, [&](auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
            std::size_t size = 0;
            take(&size, sizeof size);
            value = bytes.substr(0, size);
            bytes.remove_prefix(size);
        } else {
            take(&value, sizeof value);
        }
    });
    return found;
}

/// What poppler tells, asked in a process of its own: it can neither be stopped nor bounded, and there are
/// many ways to make a small PDF that keeps it at work for hours (forms that show forms, filters behind
/// filters).
PrintedDocument read_apart(const ReaderInput& input, const Location& where) {
    constexpr std::uint64_t kSeconds = 20;                      // for any PDF,
    constexpr std::uint64_t kBytesASecond = 50000;              // and more for large ones
    constexpr std::uint64_t kMemory = std::uint64_t{1} << 30U;  // the same
    const std::uint64_t size = input.bytes.size();
    const ApartLimits limits{kSeconds + size / kBytesASecond, kMemory + 4 * size, input.options.max_bytes};
    ApartResult result =
        run_apart([&] { return packed(read_printed(input.bytes)); }, limits, input.options.job);
    constexpr const char* kPrint = "If it is what it says, print it to a new PDF";
    switch (result.end) {
        case ApartEnd::Done:
            return unpacked(result.bytes);
        case ApartEnd::TooSlow:
            throw Error(ErrorCode::Limit,
                        fmt::format("Reading the PDF takes more than {} seconds", limits.seconds), where,
                        kPrint);
        case ApartEnd::TooMuchMemory:
            throw Error(ErrorCode::Limit,
                        fmt::format("The PDF takes more than {} bytes of memory", limits.memory), where,
                        kPrint);
        case ApartEnd::TooLong:
            throw Error(ErrorCode::Limit,
                        fmt::format("The PDF holds more than {} bytes of text", limits.result), where,
                        "Raise the limit, or split the PDF");
        case ApartEnd::Broken:
            break;
    }
    throw Error(ErrorCode::Format, "The PDF is so damaged that reading it fails", where,
                "Print it to a new PDF, or fetch it again");
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
    refuse_bombs(input.bytes, input.options.max_bytes, where);
    PrintedDocument found = read_apart(input, where);
    if (found.damaged) {
        throw Error(ErrorCode::Format, "This is not a PDF, or a damaged one", where,
                    "Fetch or make the file again");
    }
    if (found.locked) {
        throw Error(ErrorCode::Format, "The PDF is locked by a password", where,
                    "Save it without the password");
    }
    if (found.lines.empty() && found.pages > 0) {
        input.sink.warn("no-text", "The PDF holds no text, perhaps only pictures of pages", where);
    }
    if (const std::size_t heads = remove_running_heads(found.lines); heads > 0) {
        input.sink.note("running-heads",
                        fmt::format("{} running heads and page numbers were left out", heads), where);
    }
    Document document;
    document.metadata["charset"] = "UTF-8";
    for (const auto& [key, value] : {std::pair("title", found.title), std::pair("author", found.author),
                                     std::pair("date", found.date)}) {
        if (!value.empty()) {
            document.metadata.emplace(key, value);
        }
    }
    document.paragraphs = group_printed_lines(found.lines);
    for (const Paragraph& paragraph : document.paragraphs) {
        if (paragraph.kind == ParagraphKind::Title) {
            document.metadata["title"] = paragraph.text;
        }
    }
    return document;
}

}  // namespace diglot
