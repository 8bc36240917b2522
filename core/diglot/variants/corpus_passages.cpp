#include "diglot/variants/corpus_passages.h"

#include "diglot/variants/passage_chains.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

/// The words of a text, with the way back to its atoms.
struct WordRow {
    std::vector<std::uint32_t> keys;
    std::vector<std::uint32_t> atoms;
};

WordRow word_row(const WitnessText& text) {
    WordRow row;
    for (std::uint32_t i = 0; i < text.atoms().size(); ++i) {
        if (text.atoms()[i].is_word()) {
            row.keys.push_back(text.atoms()[i].key);
            row.atoms.push_back(i);
        }
    }
    return row;
}

struct Occurrence {
    std::uint64_t shingle;
    std::uint32_t text;
    std::uint32_t place;
};

struct PairHit {
    std::uint32_t first_text;
    std::uint32_t second_text;
    ShingleHit hit;
};

class Search {
public:
    Search(std::span<const std::unique_ptr<WitnessText>> texts, const CorpusPassageOptions& options,
           JobControl* job)
        : options_(options), job_(job) {
        bool small = false;
        for (const auto& text : texts) {
            rows_.push_back(word_row(*text));
            const std::string& language = text->language();
            small = small || language == "ko" || language == "zh" || language == "ja";
        }
        constexpr std::uint32_t kWords = 5;
        constexpr std::uint32_t kSyllables = 9;
        chaining_.shingle = std::min(small ? kSyllables : kWords, std::max(1U, options.least_words));
        chaining_.widest_gap = small ? 40 : 16;
        chaining_.least_score = options.least_words;
    }

    std::vector<CorpusPassage> run();

private:
    void index();
    void find_hits();
    void join_all(std::span<const Occurrence> same);
    void join(const Occurrence& a, const Occurrence& b);
    void chain(std::span<const PairHit> hits);

    const CorpusPassageOptions& options_;
    JobControl* job_;
    ChainOptions chaining_;
    std::vector<WordRow> rows_;
    std::vector<Occurrence> index_;
    std::vector<PairHit> hits_;
    std::vector<CorpusPassage> passages_;
};

void Search::index() {
    for (std::uint32_t t = 0; t < rows_.size(); ++t) {
        const std::vector<std::uint32_t>& keys = rows_[t].keys;
        for (std::uint32_t i = 0; i + chaining_.shingle <= keys.size(); ++i) {
            index_.push_back({shingle_number(std::span(keys).subspan(i, chaining_.shingle)), t, i});
        }
    }
    std::sort(index_.begin(), index_.end(), [](const Occurrence& a, const Occurrence& b) {
        return std::tuple(a.shingle, a.text, a.place) < std::tuple(b.shingle, b.text, b.place);
    });
}

void Search::join(const Occurrence& a, const Occurrence& b) {
    if (a.text != b.text) {
        hits_.push_back({a.text, b.text, {a.place, b.place}});
    }
}

/// What so many texts share is joined from one to the next only.
void Search::join_all(std::span<const Occurrence> same) {
    const std::size_t reach = same.size() <= options_.most_texts ? same.size() : 1;
    for (std::size_t i = 0; i < same.size(); ++i) {
        for (std::size_t j = i + 1; j < same.size() && j - i <= reach; ++j) {
            join(same[i], same[j]);
        }
    }
}

void Search::find_hits() {
    for (std::size_t begin = 0; begin < index_.size();) {
        std::size_t end = begin + 1;
        while (end < index_.size() && index_[end].shingle == index_[begin].shingle) {
            ++end;
        }
        join_all(std::span(index_).subspan(begin, end - begin));
        begin = end;
    }
    std::sort(hits_.begin(), hits_.end(), [](const PairHit& a, const PairHit& b) {
        return std::tuple(a.first_text, a.second_text, a.hit.first, a.hit.second) <
               std::tuple(b.first_text, b.second_text, b.hit.first, b.hit.second);
    });
}

/// The passages of one pair of texts.
void Search::chain(std::span<const PairHit> hits) {
    if (hits.size() + chaining_.shingle <= options_.least_words) {
        return;
    }
    std::vector<ShingleHit> places;
    places.reserve(hits.size());
    for (const PairHit& one : hits) {
        places.push_back(one.hit);
    }
    const WordRow& first = rows_[hits.front().first_text];
    const WordRow& second = rows_[hits.front().second_text];
    for (const PassageChain& chain :
         primary_chains(chain_hits(std::move(places), chaining_), first.keys.size(), second.keys.size())) {
        CorpusPassage passage{hits.front().first_text, hits.front().second_text, {}, {}, 0};
        for (const SharedRun& run : chain.runs) {
            passage.shared += run.length;
        }
        if (passage.shared < options_.least_words) {
            continue;
        }
        passage.first = {first.atoms[chain.first_begin()], first.atoms[chain.first_end() - 1] + 1};
        passage.second = {second.atoms[chain.second_begin()], second.atoms[chain.second_end() - 1] + 1};
        passages_.push_back(passage);
    }
}

std::vector<CorpusPassage> Search::run() {
    index();
    check_cancelled(job_);
    find_hits();
    for (std::size_t begin = 0; begin < hits_.size();) {
        std::size_t end = begin + 1;
        while (end < hits_.size() && hits_[end].first_text == hits_[begin].first_text &&
               hits_[end].second_text == hits_[begin].second_text) {
            ++end;
        }
        chain(std::span(hits_).subspan(begin, end - begin));
        begin = end;
        check_cancelled(job_);
        if (job_ != nullptr) {
            job_->progress(end, hits_.size());
        }
    }
    std::sort(passages_.begin(), passages_.end(), [](const CorpusPassage& a, const CorpusPassage& b) {
        return std::tuple(a.first_text, a.second_text, a.first.begin, a.second.begin) <
               std::tuple(b.first_text, b.second_text, b.first.begin, b.second.begin);
    });
    return std::move(passages_);
}

}  // namespace

std::vector<CorpusPassage> find_corpus_passages(std::span<const std::unique_ptr<WitnessText>> texts,
                                                const CorpusPassageOptions& options, JobControl* job) {
    return Search(texts, options, job).run();
}

}  // namespace diglot
