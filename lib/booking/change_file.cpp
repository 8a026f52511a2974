#include <tiers/booking_plan.h>
#include <tiers/member.h>
#include <algorithm>

#include "base/text.h"
#include "booking/change_line.h"
#include "booking/import_table.h"
#include "booking/site.h"
#include "catalogue/file.h"

namespace tiers::booking {

namespace {

using catalogue::Node;
using Problems = std::vector<catalogue::Problem>;
using Words = std::vector<std::string>;

/// What is said of each kind of change, beside what it is.
const Words* words_of(std::string_view what) {
    static const Words add = {"resource", "when",   "start",  "end",   "member",
                              "seats",    "repeat", "except", "label", "override"};
    static const Words move = {"booking", "when", "start", "end", "to", "seats", "override"};
    static const Words cancel = {"booking", "reason", "following", "for_nothing"};
    if (what == msgid("add")) return &add;
    if (what == msgid("move")) return &move;
    return what == msgid("cancel") ? &cancel : nullptr;
}

/// Text, or what TOML reads out of it without quotes: a day, a time, a whole number.
std::optional<std::string> word_text(const Node& node) {
    if (const auto* text = node.text()) return *text;
    if (const auto* clock = std::get_if<Node::Clock>(&node.value)) return clock->text;
    if (const auto* day = std::get_if<Day>(&node.value)) return iso(*day);
    if (const auto* number = std::get_if<std::int64_t>(&node.value)) return std::to_string(*number);
    return std::nullopt;
}

/// Reads the tables of changes, collecting what is wrong with them.
class ChangeReader {
public:
    explicit ChangeReader(const Store& store) : store_(store) {}

    void take(const Node& table) {
        if (!table.table()) return wrong(table, tr("a change is a table"));
        table_ = &table;
        change_ = {};
        change_.line = table.at.line;
        change_.what = text("do");
        const auto* words = words_of(change_.what);
        if (!words) {
            const auto* said = table.find("do");
            return wrong(said ? *said : table, tr("'do' says what: add, move or cancel"));
        }
        const auto before = problems_.size();
        check_words(*words);
        read();
        if (problems_.size() == before) changes_.push_back(std::move(change_));
    }
    void wrong(const Node& node, const std::string& message) { problems_.push_back({node.at, message}); }
    void wrong(const catalogue::Problem& problem) { problems_.push_back(problem); }

    std::vector<Change> changes(const std::string& name) && {
        if (!problems_.empty()) catalogue::refuse(std::move(problems_), name);
        return std::move(changes_);
    }

private:
    void check_words(const Words& words) {
        for (const auto& member : *table_->table()) {
            if (member.name == "do" || std::find(words.begin(), words.end(), member.name) != words.end()) continue;
            problems_.push_back({member.at, with_more(say("'{}' is no word of '{}'", member.name, change_.what),
                                                      did_you_mean(member.name, words))});
        }
    }

    void read() {
        change_.label = text("label");
        change_.reason = text("reason");
        change_.repeat = text("repeat");
        change_.overrides = texts("override");
        change_.following = flag("following");
        change_.for_nothing = flag("for_nothing");
        tried("except", [&](const Node&) {
            for (const auto& day : texts("except")) change_.except.push_back(parse_day(day));
        });
        tried("seats", [&](const Node& node) {
            const auto* seats = std::get_if<std::int64_t>(&node.value);
            change_.seats = seats_of(seats ? *seats : 0);
        });
        change_.what == "add" ? read_addition() : read_booking();
    }

    void read_addition() {
        for (const auto* name : {"resource", "member"})
            if (!table_->find(name)) wrong(*table_, say("'{}' is missing", name));
        if (!table_->find("when") && !table_->find("start")) wrong(*table_, say("'{}' is missing", "when"));
        tried("member", [&](const Node&) { change_.member = member::find(store_, text("member")).id; });
        tried("resource", [&](const Node&) { read_place(text("resource")); });
    }

    void read_booking() {
        const auto* said = table_->find("booking");
        if (!said) return wrong(*table_, say("'{}' is missing", "booking"));
        tried("booking", [&](const Node&) {
            const auto id = whole_number(text("booking"));
            if (!id) throw BadInput("bad_id", say("'{}' is not the id of a booking", text("booking")));
            const auto booking = get(store_, *id);
            change_.booking = *id;
            if (change_.what == "move" && !table_->find("to")) read_time(booking.resource_id);
        });
        tried("to", [&](const Node&) { read_place(text("to")); });
        const auto says = [&](const char* name) { return table_->find(name) != nullptr; };
        if (change_.what == "move" && !says("when") && !says("start") && !says("to") && !says("seats"))
            wrong(*said, tr("nothing says what to change"));
    }

    void read_place(const std::string& resource) {
        change_.resource = site(store_, resource).resource.id;
        read_time(resource);
    }

    /// In the clock of the place of a resource.
    void read_time(const std::string& resource) {
        const auto zone = site(store_, resource).zone;
        const auto* start = table_->find("start");
        const auto* end = table_->find("end");
        if (const auto* when = table_->find("when"); when && (start || end))
            wrong(*when, tr("'when', or 'start' and 'end'"));
        tried("when", [&](const Node&) { change_.span = parse_span(text("when"), zone, store_.now()); });
        if (!start && !end) return;
        if (!start || !end) return wrong(start ? *start : *end, tr("'start' and 'end' stand together"));
        Span span;
        tried("start", [&](const Node&) { span.start = parse_instant(text("start"), zone, store_.now()); });
        tried("end", [&](const Node&) { span.end = parse_instant(text("end"), zone, store_.now()); });
        change_.span = span;
    }

    /// What is thrown of a word stands at its place.
    template <class Read>
    void tried(const char* name, const Read& read) {
        const auto* node = table_->find(name);
        if (!node) return;
        try {
            read(*node);
        } catch (const Error& error) {
            if (!about_the_request(error)) throw;
            wrong(*node, error.what());
        }
    }

    std::string text(const char* name) {
        const auto* node = table_->find(name);
        if (!node) return {};
        auto found = word_text(*node);
        if (!found) wrong(*node, say("'{}' is not text", name));
        return found.value_or("");
    }
    Words texts(const char* name) {
        const auto* node = table_->find(name);
        if (!node) return {};
        Words found;
        const auto* array = node->array();
        for (const auto& item : array ? *array : Node::Array{*node}) {
            const auto text = word_text(item);
            if (!text) wrong(item, say("'{}' is not text", name));
            found.push_back(text.value_or(""));
        }
        return found;
    }
    bool flag(const char* name) {
        const auto* node = table_->find(name);
        const auto* found = node ? std::get_if<bool>(&node->value) : nullptr;
        if (node && !found) wrong(*node, say("'{}' is true or false", name));
        return found && *found;
    }

    const Store& store_;
    Problems problems_;
    std::vector<Change> changes_;
    const Node* table_ = nullptr;
    Change change_;
};

void read_lines(std::string_view bytes, ChangeReader& reader) {
    for (int number = 1; !bytes.empty(); ++number) {
        const auto end = bytes.find('\n');
        const auto line = bytes.substr(0, end);
        bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
        if (trim(line).empty()) continue;
        try {
            reader.take(read_change_line(line, number));
        } catch (const catalogue::NotToml& error) {
            reader.wrong(error.problem);
        }
    }
}

void read_tables(std::string_view bytes, ChangeReader& reader) {
    try {
        const auto root = catalogue::parse_toml(bytes);
        for (const auto& member : *root.table())
            if (member.name != "change" || !member.node.array())
                reader.wrong({member.at, say("unknown key '{}': changes are [[change]]", member.name)});
            else
                for (const auto& change : *member.node.array()) reader.take(change);
    } catch (const catalogue::NotToml& error) {
        reader.wrong(error.problem);
    }
}

}  // namespace

std::vector<Change> read_changes(const Store& store, const RowsFile& file) {
    ChangeReader reader(store);
    if (const auto lines = json_lines(file.bytes, file.name))
        read_lines(*lines, reader);
    else
        read_tables(file.bytes, reader);
    return std::move(reader).changes(file.name);
}

}  // namespace tiers::booking
