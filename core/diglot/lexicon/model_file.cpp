#include "diglot/lexicon/model_file.h"

#include "diglot/lexicon/unit_reader.h"
#include "diglot/text/utf8.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <utility>
#include <vector>
#include <xxhash.h>

namespace diglot {
namespace {

constexpr std::string_view kMagic = "diglotLX";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 56;
constexpr std::size_t kChecksumAt = 48;

void put_u32(std::string& out, std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
        out += static_cast<char>(static_cast<unsigned char>(value >> shift & 0xFFU));
    }
}

void put_u64(std::string& out, std::uint64_t value) {
    put_u32(out, static_cast<std::uint32_t>(value & 0xFFFFFFFFU));
    put_u32(out, static_cast<std::uint32_t>(value >> 32U));
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << 8U * i;
    }
    return value;
}

std::uint64_t u64_at(std::string_view bytes, std::size_t at) {
    return u32_at(bytes, at) | static_cast<std::uint64_t>(u32_at(bytes, at + 4)) << 32U;
}

/// Strings of a file, each kept once.
class StringPool {
public:
    std::uint32_t add(const std::string& text) {
        const auto [found, added] = ids_.try_emplace(text, static_cast<std::uint32_t>(begins_.size()));
        if (added) {
            begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
            bytes_ += text;
            if (bytes_.size() > UINT32_MAX) {
                throw Error(ErrorCode::Limit, "The lexicon holds more than 4 GiB of words", {},
                            "Write it as TSV");
            }
        }
        return found->second;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& begins() const { return begins_; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::vector<std::uint32_t> begins_;
    std::string bytes_;
};

void put_words(std::string& out, const std::vector<UnitWord>& words, StringPool& strings) {
    for (const UnitWord& word : words) {
        put_u32(out, strings.add(word.unit));
        put_u32(out, strings.add(word.word));
    }
}

/// A model's bytes, checked as they are read.
class Model {
public:
    explicit Model(const LexiconInput& input) : bytes_(input.text), name_(input.name) {}

    Lexicon read() {
        check_header();
        Lexicon lexicon;
        lexicon.kind = u32_at(bytes_, 12) == 0 ? LexiconKind::Words : LexiconKind::Units;
        lexicon.source_language = string(u32_at(bytes_, 36));
        lexicon.target_language = string(u32_at(bytes_, 40));
        std::size_t at = kHeaderBytes;
        lexicon.entries.reserve(entries_);
        for (std::uint32_t i = 0; i < entries_; ++i, at += 12) {
            const float weight = std::bit_cast<float>(u32_at(bytes_, at + 8));
            if (!(weight > 0.0F && weight <= 1.0F)) {
                fail_damaged();
            }
            lexicon.entries.push_back(
                {string(u32_at(bytes_, at)), string(u32_at(bytes_, at + 4)), static_cast<double>(weight)});
        }
        read_words(lexicon.source_words, source_words_, at);
        read_words(lexicon.target_words, target_words_, at);
        return lexicon;
    }

private:
    void check_header() {
        if (bytes_.size() < kHeaderBytes) {
            fail_damaged();
        }
        if (u32_at(bytes_, 8) != kVersion) {
            fail("The lexicon is of a newer version of diglot", "Use that version, or train it again");
        }
        if (u32_at(bytes_, 12) == 1 && u32_at(bytes_, 16) != kUnitScheme) {
            fail("The lexicon was trained by a version of diglot that cuts words in another way",
                 "Train it again");
        }
        entries_ = u32_at(bytes_, 20);
        source_words_ = u32_at(bytes_, 24);
        target_words_ = u32_at(bytes_, 28);
        strings_ = u32_at(bytes_, 32);
        string_bytes_ = u32_at(bytes_, 44);
        begins_at_ =
            kHeaderBytes + std::uint64_t{12} * entries_ + 8 * (std::uint64_t{source_words_} + target_words_);
        texts_at_ = begins_at_ + std::uint64_t{4} * strings_;
        const std::string_view content = bytes_.substr(kHeaderBytes);
        if (bytes_.size() != texts_at_ + string_bytes_ || u32_at(bytes_, 12) > 1 ||
            XXH3_64bits(content.data(), content.size()) != u64_at(bytes_, kChecksumAt)) {
            fail_damaged();
        }
        texts_ = bytes_.substr(texts_at_);
        if (find_invalid_utf8(texts_)) {
            fail_damaged();
        }
    }

    [[nodiscard]] std::size_t begin_of(std::uint32_t id) const {
        return id == strings_ ? texts_.size() : u32_at(bytes_, begins_at_ + std::size_t{4} * id);
    }

    [[nodiscard]] std::string string(std::uint32_t id) const {
        if (id >= strings_) {
            fail_damaged();
        }
        const std::size_t begin = begin_of(id);
        const std::size_t end = begin_of(id + 1);
        const auto inside = [&](std::size_t at) { return at < texts_.size() && is_continuation(texts_[at]); };
        if (begin > end || end > texts_.size() || inside(begin) || inside(end)) {
            fail_damaged();
        }
        return std::string(texts_.substr(begin, end - begin));
    }

    void read_words(std::vector<UnitWord>& words, std::uint32_t count, std::size_t& at) const {
        words.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i, at += 8) {
            words.push_back({string(u32_at(bytes_, at)), string(u32_at(bytes_, at + 4))});
        }
    }

    [[noreturn]] void fail(const char* message, const char* advice) const {
        throw Error(ErrorCode::Format, message, {name_, {}, {}}, advice);
    }
    [[noreturn]] void fail_damaged() const {
        fail("The lexicon is damaged or cut short", "Fetch or make the file again");
    }

    std::string_view bytes_;
    const std::string& name_;
    std::uint32_t entries_ = 0;
    std::uint32_t source_words_ = 0;
    std::uint32_t target_words_ = 0;
    std::uint32_t strings_ = 0;
    std::uint32_t string_bytes_ = 0;
    std::uint64_t begins_at_ = 0;
    std::uint64_t texts_at_ = 0;
    std::string_view texts_;
};

}  // namespace

std::string write_lexicon_model(const Lexicon& lexicon) {
    StringPool strings;
    const std::uint32_t source_language = strings.add(lexicon.source_language);
    const std::uint32_t target_language = strings.add(lexicon.target_language);
    std::string content;
    for (const LexiconEntry& entry : lexicon.entries) {
        put_u32(content, strings.add(entry.source));
        put_u32(content, strings.add(entry.target));
        put_u32(content, std::bit_cast<std::uint32_t>(static_cast<float>(entry.weight)));
    }
    put_words(content, lexicon.source_words, strings);
    put_words(content, lexicon.target_words, strings);
    for (const std::uint32_t begin : strings.begins()) {
        put_u32(content, begin);
    }
    content += strings.bytes();
    std::string out(kMagic);
    put_u32(out, kVersion);
    const bool units = lexicon.kind == LexiconKind::Units;
    put_u32(out, units ? 1 : 0);
    put_u32(out, units ? kUnitScheme : 0);
    put_u32(out, static_cast<std::uint32_t>(lexicon.entries.size()));
    put_u32(out, static_cast<std::uint32_t>(lexicon.source_words.size()));
    put_u32(out, static_cast<std::uint32_t>(lexicon.target_words.size()));
    put_u32(out, static_cast<std::uint32_t>(strings.begins().size()));
    put_u32(out, source_language);
    put_u32(out, target_language);
    put_u32(out, static_cast<std::uint32_t>(strings.bytes().size()));
    put_u64(out, XXH3_64bits(content.data(), content.size()));
    return out + content;
}

bool looks_like_lexicon_model(std::string_view bytes, std::string_view name) {
    return bytes.starts_with(kMagic) || name.ends_with(".dlx");
}

Lexicon read_lexicon_model(const LexiconInput& input) {
    if (!input.text.starts_with(kMagic)) {
        throw Error(ErrorCode::Format, "This is no lexicon made by diglot", {input.name, {}, {}},
                    "Make one with 'diglot lexicon train' or 'diglot lexicon convert'");
    }
    return Model(input).read();
}

}  // namespace diglot
