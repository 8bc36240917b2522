#include "diglot/ingest/pdf_order.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace diglot {
namespace {

using Words = std::vector<PrintedWord>;

// In sizes of the font:
constexpr double kSameEdge = 0.3;     // lines that begin so near begin at one edge
constexpr double kColumnWidth = 8.0;  // the least of a column of text; cells of tables are mostly smaller
constexpr double kBlankBand = 3.0;    // ends columns that stand beside one another
constexpr double kSmallPrint = 0.92;  // of notes below columns
constexpr std::size_t kMinLines = 3;  // on each side of a gutter
constexpr double kFull = 0.85;        // of the width of a column's widest lines
constexpr double kInk = 0.6;          // of the same, without gaps as wide as a gutter
constexpr double kWide = 0.4;         // of a column's ink in pieces so wide
constexpr double kFullLines = 0.4;    // of a column's lines
constexpr std::size_t kMaxEdges = 40;
constexpr int kMaxDepth = 12;

/// What parts columns: blank from line to line, at least so wide and along so many lines on each side.
struct Gutter {
    double width;  // in points
    std::size_t lines;
};

double middle(const PrintedWord& word) {
    return 0.5 * (word.top + word.bottom);
}

double quantile(std::vector<double> values, double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double usual_size(const Words& words) {
    std::vector<double> sizes;
    sizes.reserve(words.size());
    for (const PrintedWord& word : words) {
        sizes.push_back(word.size);
    }
    return std::max(quantile(std::move(sizes), 0.5), 1.0);
}

/// The words by the lines on which they stand, from above, each line from the left. Small raised words, marks
/// of notes, stand on the line of the word beside them.
std::vector<Words> rows_of(Words words) {
    constexpr double kSmall = 0.9;
    constexpr int kNear = 4;  // rows in which a word can stand
    std::stable_sort(words.begin(), words.end(),
                     [](const PrintedWord& one, const PrintedWord& other) { return one.size > other.size; });
    std::multimap<double, Words> rows;  // by the bottom of their first word
    for (PrintedWord& word : words) {
        const auto takes = [&](const Words& row) {
            const PrintedWord& first = row.front();
            return std::abs(first.bottom - word.bottom) < 0.5 * word.size ||
                   (word.size < kSmall * first.size && first.top < middle(word));
        };
        auto at = rows.end();
        auto candidate = rows.lower_bound(middle(word));
        for (int i = 0; i < kNear && candidate != rows.end(); ++i, ++candidate) {
            const bool nearer = at == rows.end() ||
                                std::abs(candidate->first - word.bottom) < std::abs(at->first - word.bottom);
            at = nearer && takes(candidate->second) ? candidate : at;
        }
        if (at != rows.end()) {
            at->second.push_back(std::move(word));
        } else {
            const double bottom = word.bottom;
            rows.emplace(bottom, Words{std::move(word)});
        }
    }
    std::vector<Words> result;
    result.reserve(rows.size());
    for (auto& [bottom, row] : rows) {
        std::stable_sort(row.begin(), row.end(), [](const PrintedWord& one, const PrintedWord& other) {
            return one.left < other.left;
        });
        result.push_back(std::move(row));
    }
    return result;
}

/// Words of one line without a gap as wide as a gutter.
struct Piece {
    double left, right, top, bottom, size;
    std::size_t row;

    [[nodiscard]] double width() const { return right - left; }
};

/// The pieces of all lines, from above.
std::vector<Piece> pieces_of(const Words& words, double gutter) {
    std::vector<Piece> pieces;
    const std::vector<Words> rows = rows_of(words);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PrintedWord* before = nullptr;
        for (const PrintedWord& word : rows[i]) {
            if (before != nullptr && word.left - pieces.back().right < gutter) {
                Piece& piece = pieces.back();
                piece.right = std::max(piece.right, word.right);
            } else {
                pieces.push_back({word.left, word.right, word.top, word.bottom, word.size, i});
            }
            before = &word;
        }
    }
    return pieces;
}

/// Where many pieces begin, from the left.
std::vector<double> edges_of(const std::vector<Piece>& pieces, double size) {
    std::vector<double> starts;
    starts.reserve(pieces.size());
    for (const Piece& piece : pieces) {
        starts.push_back(piece.left);
    }
    std::sort(starts.begin(), starts.end());
    std::vector<std::pair<std::size_t, double>> edges;
    for (std::size_t begin = 0; begin < starts.size();) {
        std::size_t end = begin;
        while (end < starts.size() && starts[end] - starts[begin] < kSameEdge * size) {
            ++end;
        }
        if (end - begin >= kMinLines) {
            edges.emplace_back(end - begin, starts[begin]);
        }
        begin = end;
    }
    std::stable_sort(edges.begin(), edges.end(),
                     [](const auto& one, const auto& other) { return one.first > other.first; });
    std::vector<double> result;
    for (std::size_t i = 0; i < std::min(edges.size(), kMaxEdges); ++i) {
        result.push_back(edges[i].second);
    }
    return result;
}

/// True for a piece on the left of an edge.
bool is_left(const Piece& piece, double edge, double size) {
    return piece.left < edge - 0.5 * kSameEdge * size;
}

/// True when pieces look like the lines of a column of text: wide, and many of them filled from end to end.
bool is_text(const std::vector<Piece>& pieces, std::size_t least, double size) {
    struct Line {
        double left, right, ink;
    };
    std::map<std::size_t, Line> lines;
    double ink = 0;
    double wide = 0;  // of it in pieces wider than cells
    for (const Piece& piece : pieces) {
        Line& line = lines.try_emplace(piece.row, Line{piece.left, piece.right, 0}).first->second;
        line.left = std::min(line.left, piece.left);
        line.right = std::max(line.right, piece.right);
        line.ink += piece.width();
        ink += piece.width();
        wide += piece.width() >= kColumnWidth * size ? piece.width() : 0.0;
    }
    if (lines.size() < least || wide < kWide * ink) {
        return false;
    }
    std::vector<double> extents;
    extents.reserve(lines.size());
    for (const auto& [row, line] : lines) {
        extents.push_back(line.right - line.left);
    }
    const double widest = quantile(std::move(extents), 0.9);
    const auto full =
        static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](const auto& line) {
            return line.second.right - line.second.left >= kFull * widest && line.second.ink >= kInk * widest;
        }));
    return static_cast<double>(full) >= kFullLines * static_cast<double>(lines.size());
}

/// Columns on both sides of `edge`, from `top` to `bottom`.
struct Columns {
    double edge, top, bottom;
    std::size_t lines;
};

/// The columns that the pieces [begin, end) make around an edge, none when they are no text on both sides.
std::optional<Columns> columns_of(std::vector<Piece> pieces, double edge, const Gutter& gutter, double size) {
    while (!pieces.empty() && pieces.back().size < kSmallPrint * size) {
        pieces.pop_back();  // notes
    }
    std::vector<Piece> sides[2];
    for (const Piece& piece : pieces) {
        sides[is_left(piece, edge, size) ? 0 : 1].push_back(piece);
    }
    if (!is_text(sides[0], gutter.lines, size) || !is_text(sides[1], gutter.lines, size)) {
        return std::nullopt;
    }
    Columns columns{edge, pieces.front().top, pieces.front().bottom, pieces.size()};
    for (const Piece& piece : pieces) {
        columns.top = std::min(columns.top, piece.top);
        columns.bottom = std::max(columns.bottom, piece.bottom);
    }
    return columns;
}

/// The rows of tables on one side of an edge: wide gaps, and cells that begin where those of the
/// row before begin.
void add_table_rows(const std::vector<Piece>& pieces, double size, std::set<std::size_t>& tables) {
    constexpr double kTableInk = 0.75;  // of a row, where columns of text leave little
    constexpr double kCellGap = 2.0;    // rarely so wide between justified words
    std::size_t last = 0;
    std::vector<double> last_cells;
    for (std::size_t begin = 0; begin < pieces.size();) {
        double ink = 0;
        std::vector<double> cells;  // behind the first
        std::size_t end = begin;
        for (; end < pieces.size() && pieces[end].row == pieces[begin].row; ++end) {
            ink += pieces[end].width();
            if (end > begin && pieces[end].left - pieces[end - 1].right > kCellGap * size) {
                cells.push_back(pieces[end].left);
            }
        }
        const std::size_t row = pieces[begin].row;
        if (ink >= kTableInk * (pieces[end - 1].right - pieces[begin].left)) {
            cells.clear();
        }
        const bool aligned = std::any_of(cells.begin(), cells.end(), [&](double cell) {
            return std::any_of(last_cells.begin(), last_cells.end(),
                               [&](double other) { return std::abs(cell - other) < kSameEdge * size; });
        });
        if (aligned) {
            tables.insert({last, row});
        }
        last = row;
        last_cells = std::move(cells);
        begin = end;
    }
}

/// The rows of tables beside an edge.
std::set<std::size_t> table_rows(const std::vector<Piece>& pieces, double edge, double size) {
    std::vector<Piece> left;
    std::vector<Piece> right;
    for (const Piece& piece : pieces) {
        (is_left(piece, edge, size) ? left : right).push_back(piece);
    }
    std::set<std::size_t> tables;
    add_table_rows(left, size, tables);
    add_table_rows(right, size, tables);
    return tables;
}

/// The longest columns around one edge: pieces from above until one goes across, a table or a blank band ends
/// them.
std::optional<Columns> longest_columns(const std::vector<Piece>& pieces, double edge, const Gutter& gutter,
                                       double size) {
    const std::set<std::size_t> tables = table_rows(pieces, edge, size);
    std::optional<Columns> longest;
    std::vector<Piece> run;
    double bottom = 0;
    const auto end_run = [&] {
        if (auto columns = columns_of(std::move(run), edge, gutter, size);
            columns && (!longest || columns->lines > longest->lines)) {
            longest = columns;
        }
        run.clear();
    };
    for (const Piece& piece : pieces) {
        const bool across =
            tables.count(piece.row) > 0 || (is_left(piece, edge, size) && piece.right > edge - gutter.width);
        if (across || (!run.empty() && piece.top - bottom > kBlankBand * size)) {
            end_run();
        }
        if (!across) {
            run.push_back(piece);
            bottom = run.size() == 1 ? piece.bottom : std::max(bottom, piece.bottom);
        }
    }
    end_run();
    return longest;
}

/// The longest columns of text that stand beside one another among the words.
std::optional<Columns> best_columns(const Words& words, double size) {
    // A narrow gutter, as in tables of two languages, has to be long.
    std::optional<Columns> best;
    for (const Gutter& gutter : {Gutter{0.9 * size, kMinLines}, Gutter{0.5 * size, 2 * kMinLines}}) {
        const std::vector<Piece> pieces = pieces_of(words, gutter.width);
        for (const double edge : edges_of(pieces, size)) {
            const auto columns = longest_columns(pieces, edge, gutter, size);
            best = columns && (!best || columns->lines > best->lines) ? columns : best;
        }
    }
    return best;
}

void append_in_order(Words words, int depth, Words& ordered) {
    if (words.empty()) {
        return;
    }
    const double size = usual_size(words);
    std::optional<Columns> best = depth < kMaxDepth ? best_columns(words, size) : std::nullopt;
    if (!best) {
        for (Words& row : rows_of(std::move(words))) {
            std::move(row.begin(), row.end(), std::back_inserter(ordered));
        }
        return;
    }
    Words above;
    Words left;
    Words right;
    Words below;
    for (PrintedWord& word : words) {
        Words& part = middle(word) < best->top                          ? above
                      : middle(word) > best->bottom                     ? below
                      : word.left < best->edge - 0.5 * kSameEdge * size ? left
                                                                        : right;
        part.push_back(std::move(word));
    }
    append_in_order(std::move(above), depth + 1, ordered);
    append_in_order(std::move(left), depth + 1, ordered);
    append_in_order(std::move(right), depth + 1, ordered);
    append_in_order(std::move(below), depth + 1, ordered);
}

}  // namespace

std::vector<PrintedWord> in_reading_order(std::vector<PrintedWord> words) {
    Words ordered;
    ordered.reserve(words.size());
    append_in_order(std::move(words), 0, ordered);
    return ordered;
}

}  // namespace diglot
