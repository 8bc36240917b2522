#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/ingest/reader.h"
#include "diglot/text/charset.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <boost/iostreams/filter/gzip.hpp>
#include <boost/iostreams/filter/zlib.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diglot {
namespace {

namespace io = boost::iostreams;

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

/// The fields of a header of lines "Name: value" up to a blank line, by lower-case name.
struct Header {
    std::string first;  // "WARC/1.0", "HTTP/1.1 200 OK"
    std::map<std::string, std::string, std::less<>> fields;
    std::size_t size = 0;  // with the blank line

    [[nodiscard]] std::string get(std::string_view name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    }
};

std::optional<Header> read_header(std::string_view bytes) {
    constexpr std::size_t kLongest = std::size_t{1} << 20U;
    bytes = bytes.substr(0, kLongest);
    Header header;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t end = bytes.find('\n', at);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        std::string_view line = bytes.substr(at, end - at);
        line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        at = end + 1;
        if (line.empty()) {
            header.size = at;
            return header;
        }
        const std::size_t colon = line.find(':');
        if (!header.first.empty() && line.starts_with("WARC/")) {
            return std::nullopt;  // the next record
        }
        if (header.first.empty()) {
            header.first = line;
        } else if (colon != std::string_view::npos) {
            const auto outer = [](std::string_view text) {
                const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
                return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
            };
            header.fields.emplace(lower(outer(line.substr(0, colon))), outer(line.substr(colon + 1)));
        }
    }
    return std::nullopt;
}

/// The number that `digits` begin with, or are where they must be nothing else.
std::optional<std::size_t> read_number(std::string_view digits, int base, bool nothing_else) {
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    const bool whole = !nothing_else || end == digits.data() + digits.size();
    return problem == std::errc() && end != digits.data() && whole ? std::optional(number) : std::nullopt;
}

/// The body of a message sent in chunks (RFC 9112, 7.1); what there is of it where it breaks off.
std::string without_chunks(std::string_view bytes) {
    std::string body;
    while (!bytes.empty()) {
        const std::size_t line = bytes.find('\n');
        const std::optional<std::size_t> size = read_number(bytes.substr(0, line), 16, false);
        if (line == std::string_view::npos || !size || *size == 0) {
            break;
        }
        bytes.remove_prefix(line + 1);
        body += bytes.substr(0, *size);
        bytes.remove_prefix(std::min(bytes.size(), *size));
        bytes.remove_prefix(std::min(bytes.size(), std::min(bytes.find('\n'), bytes.size() - 1) + 1));
    }
    return body;
}

/// `bytes` with its coding undone, at most `limit` bytes; none when the coding is not known or the data are
/// damaged.
std::optional<std::string> decoded_content(std::string bytes, const std::string& coding,
                                           std::uint64_t limit) {
    if (coding.empty() || coding == "identity") {
        return bytes;
    }
    io::filtering_istream stream;
    if (coding == "gzip" || coding == "x-gzip") {
        stream.push(io::gzip_decompressor());
    } else if (coding == "deflate") {
        stream.push(io::zlib_decompressor());
    } else {
        return std::nullopt;
    }
    stream.push(io::array_source(bytes.data(), bytes.size()));
    stream.exceptions(std::ios::badbit);
    std::string content;
    std::vector<char> chunk(std::size_t{1} << 16U);
    try {
        while (stream && content.size() <= limit) {
            stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
            content.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
        }
    } catch (const std::ios_base::failure&) {
        return std::nullopt;
    }
    return content.size() <= limit ? std::optional(content) : std::nullopt;
}

/// The format for a media type; empty for one that holds no text.
std::string format_of_type(std::string_view type) {
    const std::string media = lower(type.substr(0, type.find(';')));
    if (media.starts_with("text/html") || media.starts_with("application/xhtml")) {
        return "html";
    }
    if (media.starts_with("text/plain")) {
        return "txt";
    }
    return media.starts_with("application/pdf") ? "pdf" : "";
}

std::string charset_of_type(std::string_view type) {
    const std::string value = lower(type);
    const std::size_t at = value.find("charset=");
    if (at == std::string::npos) {
        return {};
    }
    const std::string label = value.substr(at + 8, value.find_first_of("; ,", at + 8) - at - 8);
    return charset_name(label).has_value() ? label : std::string();
}

/// One page out of a crawl.
struct Page {
    std::string address;
    std::string type;
    std::string content;
};

/// The page of a record, if it is one that was fetched and holds text.
std::optional<Page> read_page(const Header& record, std::string_view block, const ReaderInput& input) {
    Page page{replace_invalid_utf8(record.get("warc-target-uri")), record.get("content-type"), {}};
    const std::string kind = record.get("warc-type");
    if (kind == "conversion" || kind == "resource") {
        page.content = block;
    } else if (kind == "response") {
        const std::optional<Header> http = read_header(block);
        if (!http || !http->first.starts_with("HTTP/") || http->first.find(" 200") == std::string::npos) {
            return std::nullopt;
        }
        page.type = http->get("content-type");
        std::string body(block.substr(http->size));
        if (lower(http->get("transfer-encoding")).find("chunked") != std::string::npos) {
            body = without_chunks(body);
        }
        std::optional<std::string> content =
            format_of_type(page.type).empty()
                ? std::nullopt
                : decoded_content(std::move(body), lower(http->get("content-encoding")),
                                  unpacking_limit(block.size(), input.options.max_bytes));
        if (!content && !format_of_type(page.type).empty()) {
            input.sink.warn("page-skipped",
                            "A page whose compression is damaged, not known or far too strong was left out",
                            {page.address, {}, {}});
        }
        page.content = std::move(content).value_or("");
    }
    const bool wanted = !page.content.empty() && !format_of_type(page.type).empty();
    return wanted ? std::optional(std::move(page)) : std::nullopt;
}

/// A page as a document; one that cannot be read is reported and left out.
void add_document(const Page& page, const ReaderInput& input, std::vector<Document>& documents) {
    IngestOptions options = input.options;
    options.format = format_of_type(page.type);
    const std::string sent = options.charset.empty() ? charset_of_type(page.type) : std::string();
    for (const bool obey : {true, false}) {
        try {
            if (obey && !sent.empty()) {
                options.charset = sent;
            } else if (!sent.empty()) {
                options.charset.clear();  // the server was wrong
            }
            documents.push_back(ingest(page.content, page.address, options, input.sink));
            documents.back().metadata["address"] = page.address;
            return;
        } catch (const Error& error) {
            if (!obey || sent.empty() || error.code() != ErrorCode::Encoding) {
                input.sink.warn("page-skipped", error.message(), {page.address, {}, error.where().byte});
                return;
            }
        }
    }
}

}  // namespace

bool is_warc(std::string_view head) {
    return head.starts_with("WARC/1.");
}

std::vector<Document> read_warc(const ReaderInput& input) {
    const std::uint64_t most = unpacking_limit(input.bytes.size(), input.options.max_bytes);
    std::uint64_t unpacked = 0;
    std::vector<Document> documents;
    std::size_t at = 0;
    while (at < input.bytes.size()) {
        input.check_stopped();
        const std::optional<Header> record = read_header(input.bytes.substr(at));
        const std::optional<std::size_t> length =
            record ? read_number(record->get("content-length"), 10, true) : std::nullopt;
        const bool whole = length && *length <= input.bytes.size() - at - record->size;
        if (!whole || !record->first.starts_with("WARC/")) {
            input.sink.warn("record-damaged", "A damaged or cut record was left out", {input.name, {}, at});
            const std::size_t next = input.bytes.find("\nWARC/1.", at + 1);
            if (next == std::string_view::npos) {
                break;
            }
            at = next + 1;
            continue;
        }
        if (const std::optional<Page> page =
                read_page(*record, input.bytes.substr(at + record->size, *length), input)) {
            unpacked += page->content.size();
            if (unpacked > most) {
                throw Error(ErrorCode::Limit, fmt::format("The pages unpack to more than {} bytes", most),
                            {input.name, {}, at}, "Split the file, or raise the limit");
            }
            add_document(*page, input, documents);
        }
        at += record->size + *length;
        while (at < input.bytes.size() && (input.bytes[at] == '\r' || input.bytes[at] == '\n')) {
            ++at;
        }
    }
    return documents;
}

}  // namespace diglot
