#include <doctest/doctest.h>

#include "tests/unit/render/render_fixture.h"

using namespace tiers;
using namespace std::chrono;
using render::Format;

namespace {

Document salle() {
    auto document = document_of(
        Table{.columns = {{"name", "Name", Kind::text}, {"at", "At", Kind::instant}, {"seats", "Seats", Kind::count}},
              .rows = {{std::string("Salle \"A\"\n\xff"), Moment{Instant(Seconds(0)), Seconds(3600)}, Value()}}});
    document.period =
        Period{.from = Day(local_days(2026y / March / 1)), .to = Day(local_days(2026y / April / 1)), .text = "2026-03"};
    document.place = "izarbel";
    return document;
}

}  // namespace

TEST_CASE("JSON is one object with its schema, period, place and flat rows; bad UTF-8 is replaced") {
    CHECK(written(salle(), Format::json) ==
          "{\"schema\":\"tiers.test/1\",\"period\":{\"from\":\"2026-03-01\",\"to_exclusive\":\"2026-04-01\"},"
          "\"place\":\"izarbel\",\"rows\":[\n"
          "{\"name\":\"Salle \\\"A\\\"\\n\ufffd\",\"at\":\"1970-01-01T01:00:00+01:00\",\"seats\":null}]}\n");
}

TEST_CASE("JSON of nothing has its rows too") {
    CHECK(written(document_of(Table{.columns = {{"name", "Name", Kind::text}}}), Format::json) ==
          "{\"schema\":\"tiers.test/1\",\"rows\":[]}\n");
    CHECK(written(document_of(Table{.columns = {{"name", "Name", Kind::text}}}), Format::jsonl).empty());
}

TEST_CASE("JSON lines are the same rows, one a line") {
    CHECK(written(salle(), Format::jsonl) ==
          "{\"name\":\"Salle \\\"A\\\"\\n\ufffd\",\"at\":\"1970-01-01T01:00:00+01:00\",\"seats\":null}\n");
}

TEST_CASE("an error is one line of JSON with a code that stays") {
    CHECK(render::error_line(Conflict("overlaps", "cannot book 'A'\nB", "another time")) ==
          "{\"error\":{\"code\":\"overlaps\",\"exit\":4,\"message\":\"cannot book 'A'\\nB\",\"hint\":\"another "
          "time\"}}\n");
}

TEST_CASE("a list that streams writes what a whole document writes") {
    const auto document = salle();
    const auto& table = std::get<Table>(document.sections.front());
    using Fields = std::vector<std::string>;
    for (const auto format : {Format::csv, Format::tsv, Format::jsonl})
        for (const auto& fields : {Fields{}, Fields{"seats", "name", "name"}}) {
            const render::Style style{.format = format, .fields = fields};
            std::string streamed;
            render::RowWriter writer("tiers.test/1", Table{.columns = table.columns}, style,
                                     [&](std::string_view piece) { streamed += piece; });
            for (const auto& row : table.rows) writer.row(row);
            writer.finish();
            CHECK(streamed == written(document, style));
        }
}
