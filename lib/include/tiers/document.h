#pragma once

#include <tiers/export.h>
#include <tiers/time.h>
#include <tiers/topic.h>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tiers {

/// What a column holds; each writer shows a kind its own way, and machine formats are promised a kind
/// (tiers-output(7)).
enum class Kind {
    text,     ///< string
    id,       ///< int64, never grouped
    code,     ///< string that a machine made or declares: ids, INSEE codes, verdicts; never translated
    word,     ///< code of the program's own vocabulary, "seats" or "mon 09": translated for people, word by word
    count,    ///< int64
    day,      ///< Day
    instant,  ///< Moment
    minutes,  ///< int64 whole minutes
    hours,    ///< double, hours to two decimals
    ratio,    ///< double, 0 to 1; shown as a percentage to people
    money,    ///< int64 cents; the currency is a column of its own
    flag,     ///< bool
    number,   ///< double
    estimate  ///< double of which two digits are known; a number for machines
};

/// The name of a kind for machines: "instant". Promised, like the names of columns.
TIERS_API std::string_view name_of(Kind kind);

/// An instant with the offset in force where it happened, so that a writer needs no zone.
struct Moment {
    Instant at{};
    Seconds offset{};
    auto operator<=>(const Moment&) const = default;
};

/// One cell; monostate is "not known", "not measured": empty or null, never 0.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, Day, Moment>;

/// An empty text is an empty cell.
inline Value cell(const std::string& text) {
    return text.empty() ? Value() : Value(text);
}

template <class T>
Value cell(const std::optional<T>& known) {
    return known ? Value(*known) : Value();
}

/// As the clock on the wall of a place shows it.
inline Value cell(const Zone& zone, std::optional<Instant> at) {
    return at ? Value(Moment{*at, zone.at(*at).offset}) : Value();
}

/// An id as a cell and in a sentence: 0 is none, of a row that a dry run tried.
inline Value id_value(std::int64_t id) {
    return id == 0 ? Value() : Value(id);
}
inline std::string id_text(std::int64_t id) {
    return id == 0 ? "–" : std::to_string(id);
}

/// A column's machine_only, by its name.
constexpr auto machine_only = true;

struct Column {
    std::string name;     ///< for machines, promised
    std::string heading;  ///< for people, translated
    Kind kind = Kind::text;
    std::string note = {};      ///< one line under the table, empty for none
    bool bar = false;           ///< a ratio that text draws as a bar beside its figure, HTML as a bar in its cell
    bool machine_only = false;  ///< says nothing to people in this table: only machine formats have it
    bool to_fill = false;       ///< people write in it by hand: HTML leaves room
    bool page = false;          ///< names a page beside this one: HTML leads to it
};

using Row = std::vector<Value>;

struct Table {
    std::string title = {};  ///< empty where the document's own title serves
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
    std::vector<std::string> sentences = {};  ///< what a writing verb did: text writes these lines and not the rows
    std::string empty = {};                   ///< what people are told when there are no rows
    std::string name = {};                    ///< of one behind the first, for JSON; left out there without
};

/// A grid of values 0 to 1 (nullopt: closed, not measured), drawn in colour or with blocks; its table goes to machines.
struct Heatmap {
    std::string title;
    std::vector<std::string> rows;             ///< labels, for instance weekdays
    std::vector<std::string> columns;          ///< labels, for instance hours
    std::vector<std::optional<double>> cells;  ///< row by row
    std::string legend;
};

/// Values over an ordered axis, drawn as bars or a line; its table goes to machines.
struct Series {
    std::string title;
    Kind kind = Kind::ratio;
    std::vector<std::string> labels;
    std::vector<std::optional<double>> values;
    bool line = false;
};

/// Points on the ground, each with what was counted there: drawn as discs, told as bars.
struct PointMap {
    struct Point {
        double latitude, longitude;  ///< degrees
        double value;                ///< 0 for what is a landmark alone
        std::string label;
    };
    std::string title;
    std::vector<Point> points;  ///< the largest first
    std::string legend;
};

/// A list of "name: value" lines about one thing.
struct Facts {
    std::string title;
    std::vector<std::pair<std::string, Value>> items;
    std::vector<Kind> kinds;

    void add(std::string name, Value value, Kind kind) {
        items.emplace_back(std::move(name), std::move(value));
        kinds.push_back(kind);
    }
};

/// Rooms or days side by side over the hours of a day, as a planner on a wall has them; for people alone.
struct Timetable {
    enum class Look { free, closed, tentative, booked };
    struct Block {
        int from = 0, to = 0;  ///< minutes after midnight by the clock on the wall
        Look look = Look::free;
        std::vector<std::string> lines = {};  ///< what matters most comes first: as many are shown as fit
    };
    struct Column {
        std::string heading = {};
        std::vector<Block> blocks = {};  ///< one after the other, from the first hour to the last
        bool now = false;                ///< the current time is in it
    };
    std::string title = {};
    int from = 0, to = 0;  ///< the hours shown, minutes after midnight, whole hours
    std::optional<int> now = {};
    std::vector<Column> columns = {};
    std::string legend = {};
};

/// Cards to print and cut apart or put up, or one on a screen; for people alone, and the code of one as a drawing.
struct Cards {
    enum class Look {
        ticket,  ///< a code with what it is for
        badge,   ///< 86 mm by 52 mm
        sign,    ///< folded in two, to stand on a table
        poster   ///< a sheet of A4
    };
    struct Card {
        std::string code = {};                ///< what a reader of QR codes reads; empty: none is drawn
        std::vector<std::string> lines = {};  ///< the first stands out
    };
    Look look = Look::ticket;
    std::vector<Card> cards = {};
};

/// Begins another sheet of paper, which has the title of the document and its own, up to the next one.
struct Sheet {
    std::string title;
};

/// Begins a part of a document that is made of several. Contents lead to it, and titles within stand a level lower.
struct Chapter {
    std::string name;  ///< of letters and digits, and of no other chapter
    std::string title;
};

struct Paragraph {
    std::string text;
};

/// Definitions, assumptions, coverage, sources with dates: in small print.
struct Notes {
    std::vector<std::string> lines;
};

/// A mind map, drawn as branches or told as a nested list; for people alone, and as a plot.
struct Tree {
    std::string title = {};
    Topic root;
};

using Section =
    std::variant<Table, Heatmap, Series, PointMap, Facts, Paragraph, Notes, Timetable, Tree, Cards, Sheet, Chapter>;

/// What a command or a report has to say, for every writer. Machine formats write the first table; people get it all.
struct Document {
    std::string schema;  ///< "tiers.report.occupancy/1"
    std::string title;
    std::optional<Period> period;
    std::string place;       ///< declared id, empty for all
    std::string whose = {};  ///< name of the operator, or of the place, as pages tell it
    std::vector<Section> sections;
    bool measured = true;            ///< false: a report that has nothing to go on
    std::vector<std::string> notes;  ///< as those of a section, of all of it
};

}  // namespace tiers
