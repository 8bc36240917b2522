#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diglot {

/// A set of numbers from 0 to `size` − 1, one bit each.
class Bitmap {
public:
    explicit Bitmap(std::size_t size, bool value = false)
        : size_(size), words_((size + 63) / 64, value ? ~kNone : kNone) {
        clear_tail();
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool test(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1U) != 0; }
    void set(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
    /// Makes room for `i` and sets it.
    void grow_and_set(std::size_t i) {
        if (i >= size_) {
            size_ = i + 1;
            words_.resize((size_ + 63) / 64, kNone);
        }
        set(i);
    }
    /// False beyond the end.
    [[nodiscard]] bool has(std::size_t i) const { return i < size_ && test(i); }
    void operator|=(const Bitmap& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] |= other.words_[i];
        }
    }
    void operator&=(const Bitmap& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            words_[i] &= other.words_[i];
        }
    }
    void flip() {
        for (std::uint64_t& word : words_) {
            word = ~word;
        }
        clear_tail();
    }
    /// The least member that is at least `i`; `size()` when there is none.
    [[nodiscard]] std::size_t next(std::size_t i) const {
        if (i >= size_) {
            return size_;
        }
        std::uint64_t word = words_[i / 64] & (~kNone << (i % 64));
        for (std::size_t at = i / 64;;) {
            if (word != 0) {
                return at * 64 + static_cast<std::size_t>(__builtin_ctzll(word));
            }
            if (++at == words_.size()) {
                return size_;
            }
            word = words_[at];
        }
    }

private:
    static constexpr std::uint64_t kNone = 0;
    void clear_tail() {
        if (size_ % 64 != 0) {
            words_.back() &= ~(~kNone << (size_ % 64));
        }
    }

    std::size_t size_;
    std::vector<std::uint64_t> words_;
};

}  // namespace diglot
