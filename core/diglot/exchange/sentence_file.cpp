#include "diglot/exchange/sentence_file.h"

#include "diglot/exchange/xml_stream.h"
#include "diglot/text/measure.h"

#include <utility>

namespace diglot {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Runs of white space as one space, none at the ends.
std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (!is_space(c)) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) {
        line.pop_back();
    }
    return line;
}

}  // namespace

class SentenceCollector final : public XmlHandler {
public:
    explicit SentenceCollector(SentenceFile& file) : file_(&file) {}

private:
    void start_element(std::string_view name, const XmlAttributes& attributes) override {
        if (file_->language_.empty() && attributes.has("lang")) {
            file_->language_ = attributes.get("lang");
        }
        if (name == "s" && depth_ == 0) {
            id_ = attributes.get("id");
            text_.clear();
            depth_ = 1;
        } else if (depth_ > 0) {
            ++depth_;
            if (name == "w" && !text_.empty()) {
                text_ += ' ';
            }
        }
    }
    void end_element(std::string_view name) override {
        if (depth_ > 0 && --depth_ == 0 && name == "s" && !id_.empty()) {
            file_->sentences_.try_emplace(id_, in_one_line(text_));
        }
    }
    void characters(std::string_view text) override {
        if (depth_ > 0) {
            text_ += text;
        }
    }

    SentenceFile* file_;
    std::string id_;
    std::string text_;
    int depth_ = 0;  // of elements, from the sentence on
};

SentenceFile::SentenceFile(std::unique_ptr<TextSource> text) {
    SentenceCollector collector(*this);
    XmlStream stream(std::move(text), collector);
    while (stream.advance()) {
    }
}

const std::string* SentenceFile::find(std::string_view id) const {
    const auto found = sentences_.find(std::string(id));
    return found == sentences_.end() ? nullptr : &found->second;
}

}  // namespace diglot
