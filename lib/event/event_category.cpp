#include <tiers/event_category.h>

#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/registration.h>
#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "event/category_store.h"
#include "event/event_store.h"
#include "event/seats.h"
#include "member/check.h"
#include "sql/event.h"
#include "store/database.h"
#include "store/journal.h"

namespace tiers::event {

namespace {

void check_ticket_category(Category& category) {
    check_code(category.code);
    member::check_line("title", category.title);
    if (category.title.empty()) throw BadInput("no_title", tr("a ticket category has a title"), "--title TEXT");
    if (category.capacity && *category.capacity < 0)
        throw BadInput("bad_capacity", tr("a capacity is a number of people"));
    check_price(category.price);
}

void write_category(Store& store, const Event& event, const Category& category) {
    store.db()
        .prepare(
            category.id == 0
                ? "insert into event_category (event_id, code, title, capacity, price, created, recorded) "
                  "values (:event, :code, :title, :capacity, :price, :now, :now)"
                : "update event_category set title = :title, capacity = :capacity, price = :price, recorded = :now "
                  "where event_id = :event and code = :code")
        .bind(":event", event.id)
        .bind(":code", category.code)
        .bind(":title", category.title)
        .bind(":capacity", category.capacity)
        .bind(":price", category.price)
        .bind(":now", store.now())
        .run();
}

Category category_called(const Store& store, const Event& event, const std::string& code) {
    return *find_category(categories(store, event), code);
}

void record_category(Store& store, bool added, const Category& category) {
    const Json content{{"done", added ? "added" : "changed"},
                       {"event", category.event_code},
                       {"code", category.code},
                       {"title", category.title},
                       {"capacity", category.capacity ? Json(*category.capacity) : Json()},
                       {"price", category.price ? Json(*category.price) : Json()}};
    journal::write(store, "event_category", category.id, written(content));
}

std::string codes_of(const std::vector<Category>& all) {
    std::vector<std::string> codes;
    for (const auto& one : all) codes.push_back(one.code);
    return join(codes, ", ");
}

}  // namespace

std::optional<Category> find_category(const std::vector<Category>& all, std::string_view code) {
    const auto found = std::ranges::find(all, code, &Category::code);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::string wanted_category(const Event& event, const std::vector<Category>& all, std::string_view said) {
    if (said.empty() && all.empty()) return {};
    if (said.empty())
        throw BadInput("no_ticket", say("event '{}' has ticket categories: {}", event.code, codes_of(all)),
                       tr("--ticket says which one is wanted"));
    for (const auto& one : all)
        if (one.code == said || folded(one.title) == folded(said)) return one.code;
    throw NotFound(
        "unknown_category", say("event '{}' has no ticket category '{}'", event.code, said),
        all.empty() ? say("tiers event category {} ID --title TEXT", event.code) : say("there are {}", codes_of(all)));
}

void refuse_ticket_of_session(const std::string& ticket) {
    if (!ticket.empty())
        throw BadInput("options_exclude", tr("a ticket category is of the event as a whole, and not of a session"));
}

std::vector<Category> categories(const Store& store, const Event& event) {
    auto row = store.db().prepare(sql::event::categories);
    row.bind(":event", event.id).bind(":now", store.now());
    std::vector<Category> found;
    while (row.step())
        found.push_back({.id = row.integer(0),
                         .event_code = event.code,
                         .code = row.text(1),
                         .title = row.text(2),
                         .capacity = row.optional<std::int64_t>(3),
                         .price = row.optional<std::int64_t>(4),
                         .taken = row.integer(5),
                         .waiting = row.integer(6)});
    return found;
}

CategoryPut put_category(Store& store, std::string_view event_code, const std::string& code, const CategoryEdit& edit) {
    const auto event = standing_event(store, event_code);
    auto category =
        find_category(categories(store, event), code).value_or(Category{.code = code, .price = event.price});
    const auto added = category.id == 0;
    if (edit.title) category.title = *edit.title;
    if (edit.capacity) category.capacity = *edit.capacity;
    if (edit.price) category.price = *edit.price;
    check_ticket_category(category);
    end_lapsed(store, event);
    write_category(store, event, category);
    record_category(store, added, category_called(store, event, code));
    promote(store, event.code);
    return {category_called(store, event, code), added};
}

std::vector<Column> event_category_columns() {
    return {{"event", tr("Event"), Kind::code, "", false, machine_only},
            {"category", tr("Category"), Kind::code},
            {"title", tr("Title"), Kind::text},
            {"price", tr("Price"), Kind::money},
            {"currency", tr("Currency"), Kind::code, "", false, machine_only},
            {"capacity", tr("Capacity"), Kind::count},
            {"taken", tr("Registered"), Kind::count},
            {"waiting", tr("Waiting"), Kind::count},
            {"left", tr("Seats left"), Kind::count}};
}

Row event_category_row(const Category& category, const std::string& currency) {
    return {category.event_code,
            category.code,
            category.title,
            cell(category.price),
            category.price ? Value(currency) : Value(),
            cell(category.capacity),
            category.taken,
            category.waiting,
            cell(category.left())};
}

std::string event_category_sentence(std::string_view done, const Category& category) {
    auto text = fmt::format("{}  {}  {}  {}", done, category.event_code, category.code, category.title);
    if (category.capacity) text += "  " + say("{} people", *category.capacity);
    return text;
}

}  // namespace tiers::event
