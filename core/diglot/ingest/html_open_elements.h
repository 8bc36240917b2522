#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// The elements that are open, by the parser's own rules where they are simple, else one too many.
class OpenElements {
public:
    OpenElements() : scopes_(1) {}

    /// `key`: the tag as written; the parser repeats no more than three that are all the same.
    void open(const std::string& tag, std::string_view key);
    void close(const std::string& tag);
    /// Text, which opens anew what was left open.
    void add_text();
    [[nodiscard]] std::size_t depth() const { return depth_; }
    /// How many were opened anew so far.
    [[nodiscard]] std::size_t repeated() const { return repeated_; }
    [[nodiscard]] bool in_picture() const;
    [[nodiscard]] bool in_choice() { return number_of_["select"] > 0; }

private:
    struct Element {
        std::string tag;
        std::size_t id = 0;  // of what is repeated
    };
    struct Repeated {
        std::string tag;
        std::string key;
        std::size_t id = 0;
        bool open = true;
    };
    struct Scope {
        std::string tag;
        std::vector<Element> stack;
        std::vector<Repeated> repeated;  // not closed by tags of their own, in order
    };

    static bool is_cell(std::string_view tag) { return tag == "td" || tag == "th"; }
    static bool is_special(std::string_view tag);
    static bool holds_blocks(const Scope& scope);
    static bool ends_picture(std::string_view tag);

    void push(const std::string& tag, std::size_t id = 0);
    /// Takes off the elements from `place` of the innermost scope on.
    void cut(std::size_t place);
    /// Closes the innermost `tag` and what is open in it, unless an element stops the search.
    template <typename Stops>
    void cut_to(std::string_view tag, Stops stops) {
        const std::vector<Element>& stack = scopes_.back().stack;
        for (std::size_t i = stack.size(); i-- > 0;) {
            if (stack[i].tag == tag) {
                cut(i);
                return;
            }
            if (stops(stack[i].tag)) {
                return;
            }
        }
    }
    void close_loosely(std::string_view tag);
    /// Closes what may not be open around a `tag`.
    void make_room(const std::string& tag);
    /// Opens anew what was left open.
    void repeat();
    void open_repeated(const std::string& tag, std::string_view key);
    /// Closes one by its own tag; elements that are open in it stay open where they are more than phrases.
    /// False when there is none.
    bool close_repeated(std::string_view tag);
    void remove(std::string_view tag);
    void push_scope(const std::string& tag);
    void open_in_picture(const std::string& tag);
    void pop_pictures();
    /// An end tag that is of nothing in the picture closes what is open around it.
    void close_in_picture(const std::string& tag);
    void open_scope(const std::string& tag);
    void pop_scope();
    void pop_scopes_from(std::size_t i);
    /// Ends the innermost cell of the table at hand, which the next one closes.
    void close_cell();
    /// A table and its parts end whatever is open in them; other scopes end where no part of a table stands
    /// between.
    void close_scope(const std::string& tag);

    std::vector<Scope> scopes_;
    std::map<std::string, std::size_t, std::less<>> number_of_;  // open scopes of a name
    std::size_t depth_ = 0;
    std::size_t repeated_ = 0;
    std::size_t last_id_ = 0;
    bool form_open_ = false;
};

}  // namespace diglot
