#include "render/tree_layout.h"

#include <utf8proc.h>
#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "render/tree.h"

namespace tiers::render {

namespace {

constexpr double widest_drawing = 1000, margin = 4;
constexpr double between_columns = 44, between_topics = 8, between_branches = 20;
constexpr double box_side = 12, box_end = 7;  ///< around the text of the root and of its branches
constexpr double text_side = 5;               ///< around that of all others
constexpr double widest_step = 18;            ///< by which what is stacked is indented
constexpr double roomiest_text = 300, narrowest_lines = 60;
constexpr std::size_t columns_one_side = 5, columns_both_sides = 3;  ///< with that of the root

/// The width of a letter as wide fonts have it, so that no text leaves its box.
double letter_width(char32_t code) {
    constexpr std::string_view narrow = "iljtfrI.,:;'!|()[]/\\ ", broad = "mwMWOQ@%&";
    const auto columns = utf8proc_charwidth(static_cast<utf8proc_int32_t>(code));
    if (columns != 1) return columns * letter_height / 2;
    if (code >= 0x80) return 0.66 * letter_height;
    const auto letter = static_cast<char>(code);
    if (narrow.find(letter) != narrow.npos) return 0.4 * letter_height;
    if (broad.find(letter) != broad.npos) return 0.96 * letter_height;
    return (letter >= 'A' && letter <= 'Z' ? 0.74 : 0.63) * letter_height;
}

double bold_width(char32_t code) {
    return 1.1 * letter_width(code);
}

bool boxed(std::size_t level) {
    return level <= 1;
}

double around(std::size_t level) {
    return 2 * (boxed(level) ? box_side : text_side);
}

std::size_t levels_of(const Topic& topic) {
    std::size_t deepest = 0;
    for (const auto& child : topic.children) deepest = std::max(deepest, levels_of(child));
    return deepest + 1;
}

/// Sets the lines of a topic and its size for a text that has this room.
void set_text(Placed& placed, const std::string& text, double room) {
    const auto cost = boxed(placed.level) ? bold_width : letter_width;
    placed.lines = in_lines(text, room, cost);
    double longest = 0;
    for (const auto& line : placed.lines) longest = std::max(longest, cost_of(line, cost));
    placed.width = longest + around(placed.level);
    placed.height = line_height * static_cast<double>(placed.lines.size()) + (boxed(placed.level) ? 2 * box_end : 0);
}

/// Makes the widest_drawing columns narrower, all to the same width, until they take no more room than there is.
void make_fit(std::vector<double>& columns, double room) {
    auto wanted = columns;
    std::ranges::sort(wanted);
    auto left = wanted.size();
    for (const auto width : wanted) {
        const auto share = room / static_cast<double>(left);
        if (width > share) {
            for (auto& column : columns) column = std::min(column, share);
            return;
        }
        room -= width;
        --left;
    }
}

/// The heights of topics and what branches off them, one below the other.
double tall(std::span<const Placed> topics, double gap) {
    double sum = topics.empty() ? 0 : gap * static_cast<double>(topics.size() - 1);
    for (const auto& topic : topics) sum += topic.block;
    return sum;
}

double gap_below(const Placed& parent) {
    return parent.level == 0 ? between_branches : between_topics;
}

void tell_branch(Placed& placed, std::size_t branch, bool left) {
    placed.branch = branch;
    placed.left = left;
    for (auto& child : placed.children) tell_branch(child, branch, left);
}

/// Places topics in columns, in three walks: how wide each column would like to be, what each topic then takes, and
/// where it stands.
class Layouter {
public:
    explicit Layouter(const Topic& root);

    Placed root;
    double width() const { return (both_sides_ ? 2 : 1) * (edge(last()) + columns_[last()]) + 2 * margin; }
    double height() const { return root.block + 2 * margin; }

private:
    std::size_t last() const { return columns_.size() - 1; }
    double indent(std::size_t level) const {
        return level > last() ? step_in_ * static_cast<double>(level - last()) : 0;
    }
    double edge(std::size_t level) const;
    void want(const Topic& topic, std::size_t level);
    void fit();
    Placed sized(const Topic& topic, std::size_t level);
    void measure(Placed& placed);
    void share_out();
    void place(Placed& placed, double top);
    void place_all(std::span<Placed> topics, double gap, double top);

    bool both_sides_;
    std::vector<double> columns_;  ///< how wide each is, from the root outwards
    std::vector<double> taken_;    ///< how much of it is
    double step_in_ = widest_step;
};

Layouter::Layouter(const Topic& topic) {
    const auto levels = levels_of(topic);
    both_sides_ = levels <= columns_both_sides && topic.children.size() > 1;
    columns_.resize(both_sides_ ? levels : std::min(levels, columns_one_side));
    want(topic, 0);
    fit();
    if (levels > columns_.size())
        step_in_ = std::min(widest_step, columns_.back() / 2 / static_cast<double>(levels - columns_.size()));
    taken_.resize(columns_.size());
    root = sized(topic, 0);
    columns_ = taken_;
    share_out();
    place(root, margin);
}

/// How far from the root's middle, or from its left edge, a level begins.
double Layouter::edge(std::size_t level) const {
    double far = both_sides_ ? -columns_[0] / 2 : 0;
    for (std::size_t before = 0; before < std::min(level, last()); ++before) far += columns_[before] + between_columns;
    return far + indent(level);
}

void Layouter::want(const Topic& topic, std::size_t level) {
    Placed placed{.level = level};
    set_text(placed, topic.text, roomiest_text);
    auto& column = columns_[std::min(level, last())];
    column = std::max(column, placed.width + indent(level));
    for (const auto& child : topic.children) want(child, level + 1);
}

/// On both sides, the columns but that of the root come twice.
void Layouter::fit() {
    auto all = columns_;
    if (both_sides_) all.insert(all.end(), columns_.begin() + 1, columns_.end());
    make_fit(all, widest_drawing - 2 * margin - between_columns * static_cast<double>(all.size() - 1));
    std::copy_n(all.begin(), columns_.size(), columns_.begin());
}

/// A topic with its size, and those of all that branches off.
Placed Layouter::sized(const Topic& topic, std::size_t level) {
    Placed placed{.level = level, .stacked = level > last()};
    const auto column = std::min(level, last());
    set_text(placed, topic.text, std::max(narrowest_lines, columns_[column] - indent(level) - around(level)));
    taken_[column] = std::max(taken_[column], placed.width + indent(level));
    for (const auto& child : topic.children) placed.children.push_back(sized(child, level + 1));
    measure(placed);
    return placed;
}

void Layouter::measure(Placed& placed) {
    const auto below = tall(placed.children, placed.level >= last() ? 0 : gap_below(placed));
    placed.block = placed.level >= last() ? placed.height + below : std::max(placed.height, below);
}

/// Tells each topic its branch. Where there are two sides, the second half of the branches goes to the left.
void Layouter::share_out() {
    const auto half = tall(root.children, 0) / 2;
    auto first_left = root.children.begin();
    double before = 0;
    for (std::size_t i = 0; i < root.children.size(); ++i) {
        auto& branch = root.children[i];
        const auto left = both_sides_ && i > 0 && before + branch.block / 2 > half;
        before += branch.block;
        if (!left) ++first_left;
        tell_branch(branch, i + 1, left);
    }
    if (!both_sides_) return;
    const auto split = static_cast<std::size_t>(first_left - root.children.begin());
    const std::span all(root.children);
    root.block =
        std::max({root.height, tall(all.first(split), between_branches), tall(all.subspan(split), between_branches)});
}

void Layouter::place(Placed& placed, double top) {
    const auto from_edge = both_sides_ ? (placed.left ? -1 : 1) * edge(placed.level) : edge(placed.level);
    placed.x = (both_sides_ ? width() / 2 : margin) + from_edge;
    if (placed.level >= last() && placed.level > 0) {
        placed.y = top + placed.height / 2;
        return place_all(placed.children, 0, top + placed.height);
    }
    placed.y = top + placed.block / 2;
    const std::span all(placed.children);
    const auto right = static_cast<std::size_t>(std::ranges::count(all, false, &Placed::left));
    const auto split = placed.level == 0 ? right : all.size();
    for (const auto side : {all.first(split), all.subspan(split)})
        place_all(side, gap_below(placed), top + (placed.block - tall(side, gap_below(placed))) / 2);
}

void Layouter::place_all(std::span<Placed> topics, double gap, double top) {
    for (auto& topic : topics) {
        place(topic, top);
        top += topic.block + gap;
    }
}

}  // namespace

Layout laid_out(const Topic& root) {
    Layouter layouter(root);
    return {.root = std::move(layouter.root), .width = layouter.width(), .height = layouter.height()};
}

}  // namespace tiers::render
