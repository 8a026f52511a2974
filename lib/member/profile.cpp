#include <tiers/profile.h>
#include <algorithm>

#include "base/text.h"
#include "member/attribute.h"
#include "member/member_store.h"
#include "sql/member.h"
#include "store/database.h"

namespace tiers::member {

namespace {

std::string words_of(const Profile& profile, std::string_view kind) {
    std::vector<std::string> found;
    for (const auto& one : profile.words)
        if (one.kind == kind) found.push_back(one.word);
    return join(found, ", ");
}

std::string contacts_of(const Profile& profile, std::string_view kind) {
    std::vector<std::string> found;
    for (const auto& one : profile.contacts)
        if (one.kind == kind) found.push_back(one.label.empty() ? one.value : one.label + ":" + one.value);
    return join(found, ", ");
}

std::string organisations_of(const Profile& profile) {
    std::vector<std::string> found;
    for (const auto& one : profile.organisations)
        found.push_back(one.role.empty() ? one.organisation : say("{} ({})", one.organisation, one.role));
    return join(found, ", ");
}

std::string column_name(std::string code) {
    std::replace(code.begin(), code.end(), '-', '_');
    return "attribute_" + code;
}

}  // namespace

Profile profile(const Store& store, Id member) {
    Profile found;
    auto row = store.db().prepare(sql::member::profile);
    row.bind(":member", member).bind(":today", today(store));
    while (row.step())
        if (row.text(0) == "affiliation")
            found.organisations.push_back({row.text(1), row.text(2)});
        else if (row.text(0) == "contact")
            found.contacts.push_back({row.text(1), row.text(2), row.text(3), row.integer(4)});
        else
            found.words.push_back({row.text(1), row.text(2), row.text(3), row.integer(4)});
    found.attributes = attributes(store, member);
    return found;
}

std::vector<Column> sheet_columns() {
    auto all = columns();
    all.insert(all.end(), {{"other_emails", tr("Other e-mails"), Kind::text},
                           {"other_phones", tr("Other phones"), Kind::text},
                           {"tags", tr("Tags"), Kind::text},
                           {"offers", tr("Offers"), Kind::text},
                           {"seeks", tr("Seeks"), Kind::text},
                           {"organisations", tr("Organisations"), Kind::text}});
    return all;
}

Table sheet(const Member& member, const Profile& profile) {
    Table table{.columns = sheet_columns(), .rows = {row(member)}};
    auto& cells = table.rows.front();
    for (const auto& text : {contacts_of(profile, "email"), contacts_of(profile, "phone"), words_of(profile, "tag"),
                             words_of(profile, "offers"), words_of(profile, "seeks"), organisations_of(profile)})
        cells.push_back(cell(text));
    for (const auto& one : profile.attributes) {
        table.columns.push_back({column_name(one.code), one.name, kind_of(one)});
        cells.push_back(typed_value(one));
    }
    return table;
}

}  // namespace tiers::member
