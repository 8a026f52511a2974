#include "member/profile_edit.h"

#include <tiers/error.h>
#include <algorithm>

#include "base/text.h"
#include "member/attribute.h"
#include "member/check.h"
#include "member/contact_key.h"
#include "store/database.h"

namespace tiers::member {

namespace {

/// A list of an edit, with what it is to the database and how people are told that something is not in it.
struct List {
    WordEdit ProfileEdit::*list;
    const char* kind;
    const char* none;
};
constexpr List word_lists[] = {
    {&ProfileEdit::tags, "tag", msgid("member {} has no tag '{}'")},
    {&ProfileEdit::offers, "offers", msgid("member {} does not offer '{}'")},
    {&ProfileEdit::seeks, "seeks", msgid("member {} does not seek '{}'")},
};
constexpr List contact_lists[] = {
    {&ProfileEdit::emails, "email", msgid("member {} has no other e-mail '{}'")},
    {&ProfileEdit::phones, "phone", msgid("member {} has no other phone '{}'")},
};

void check_words(const char* kind, std::vector<std::string>& words) {
    std::vector<std::string> apart;
    for (const auto& given : words)
        for (const auto piece : split(given, ',')) {
            auto word = std::string(piece);
            check_line(kind, word);
            if (folded(word).empty()) throw BadInput("no_word", say("a word of '{}' is empty", kind));
            apart.push_back(word);
        }
    words = std::move(apart);
}

/// "work:jeanne@example.org" taken apart.
Contact contact(const char* kind, const std::string& text) {
    const auto colon = text.find(':');
    Contact one{kind, std::string(trim(text.substr(colon == text.npos ? 0 : colon + 1))),
                std::string(trim(text.substr(0, colon == text.npos ? 0 : colon)))};
    return one;
}

void check_contacts(const char* kind, std::vector<std::string>& texts) {
    for (auto& text : texts) {
        check_line(kind, text);
        const auto one = contact(kind, text);
        if (one.kind == "email") check_email(one.value);
        if (one.value.empty() || text.find(',') != text.npos)
            throw BadInput("bad_contact", say("'{}' is no way to reach anybody", text),
                           tr("for instance work:jeanne@example.org, or mobile:06 01 02 03 04"));
        text = one.label.empty() ? one.value : one.label + ":" + one.value;
    }
}

std::string set_text(const std::vector<Attribute>& known, const std::string& given) {
    const auto wanted = assignment(given);
    if (!wanted.value)
        throw BadInput("bad_attribute", say("'{}' sets nothing", given),
                       tr("ID=VALUE, and ID= to take away what was there"));
    const auto& attribute = declared(known, wanted.code);
    return attribute.code + "=" + (wanted.value->empty() ? "" : normal_value(attribute, *wanted.value));
}

std::string comparable(const Contact& one) {
    return contact_key(one.kind, one.value);
}

class Edit {
public:
    Edit(Store& store, const Member& member) : store_(store), member_(member), before_(profile(store, member.id)) {}

    void words(const char* kind, const WordEdit& edit, const char* none) {
        for (const auto& word : edit.take) cease("tag", the(kind, word, none));
        for (const auto& word : edit.add)
            if (!find(kind, word)) insert(kind, word);
    }

    void contacts(const char* kind, const WordEdit& edit, const char* none) {
        for (const auto& text : edit.take) {
            const auto* there = find(contact(kind, text));
            if (!there) throw NotFound("no_contact", say(none, member_.id, text), hint());
            cease("contact", there->row);
        }
        for (const auto& text : edit.add) reach(contact(kind, text));
    }

    void drop_main() {
        for (const auto* kind : {"email", "phone"})
            if (const auto* there = find(main(kind))) cease("contact", there->row);
    }

    void set(const Assignment& wanted) {
        const auto all = attributes(store_, member_.id);
        const auto& attribute = declared(all, wanted.code);
        if (attribute.value == wanted.value || (!attribute.value && wanted.value->empty())) return;
        if (attribute.value)
            store_.db()
                .prepare(
                    "update attribute set ceased = :now where member_id = :member and code = :code and ceased is null")
                .bind(":now", store_.now())
                .bind(":member", member_.id)
                .bind(":code", wanted.code)
                .run();
        if (wanted.value->empty()) return;
        store_.db()
            .prepare(
                "insert into attribute (member_id, code, value, folded, created) "
                "values (:member, :code, :value, :folded, :now)")
            .bind(":member", member_.id)
            .bind(":code", wanted.code)
            .bind(":value", *wanted.value)
            .bind(":folded", folded(*wanted.value))
            .bind(":now", store_.now())
            .run();
    }

private:
    Contact main(const std::string& kind) const { return {kind, kind == "email" ? member_.email : member_.phone, {}}; }

    std::string hint() const { return fmt::format("tiers member show {}", member_.id); }

    const Word* find(std::string_view kind, std::string_view word) const {
        for (const auto& one : before_.words)
            if (one.kind == kind && one.folded == folded(word)) return &one;
        return nullptr;
    }

    const Contact* find(const Contact& wanted) const {
        for (const auto& one : before_.contacts)
            if (one.kind == wanted.kind && comparable(one) == comparable(wanted)) return &one;
        return nullptr;
    }

    std::int64_t the(const char* kind, const std::string& word, const char* none) const {
        if (const auto* there = find(kind, word)) return there->row;
        throw NotFound("no_tag", say(none, member_.id, word), hint());
    }

    /// A label that changes is another row; what is the first e-mail or phone needs none.
    void reach(const Contact& wanted) {
        if (comparable(wanted) == comparable(main(wanted.kind))) return;
        const auto* there = find(wanted);
        if (there && there->value == wanted.value && there->label == wanted.label) return;
        if (there) cease("contact", there->row);
        store_.db()
            .prepare(
                "insert into contact (member_id, kind, value, label, created) "
                "values (:member, :kind, :value, :label, :now)")
            .bind(":member", member_.id)
            .bind(":kind", wanted.kind)
            .bind(":value", wanted.value)
            .bind(":label", wanted.label)
            .bind(":now", store_.now())
            .run();
        before_ = profile(store_, member_.id);
    }

    void insert(const char* kind, const std::string& word) {
        store_.db()
            .prepare(
                "insert into tag (member_id, kind, word, folded, created) "
                "values (:member, :kind, :word, :folded, :now)")
            .bind(":member", member_.id)
            .bind(":kind", kind)
            .bind(":word", word)
            .bind(":folded", folded(word))
            .bind(":now", store_.now())
            .run();
        before_ = profile(store_, member_.id);
    }

    void cease(std::string_view table, std::int64_t row) {
        store_.db()
            .prepare(table == "tag" ? "update tag set ceased = :now where id = :id"
                                    : "update contact set ceased = :now where id = :id")
            .bind(":now", store_.now())
            .bind(":id", row)
            .run();
        before_ = profile(store_, member_.id);
    }

    Store& store_;
    const Member& member_;
    Profile before_;
};

}  // namespace

ProfileEdit checked(const Store& store, const ProfileEdit& wanted) {
    auto edit = wanted;
    for (const auto& [list, kind, none] : word_lists) {
        check_words(kind, (edit.*list).add);
        check_words(kind, (edit.*list).take);
    }
    for (const auto& [list, kind, none] : contact_lists) {
        check_contacts(kind, (edit.*list).add);
        for (auto& text : (edit.*list).take) check_line(kind, text);
    }
    if (edit.set.empty()) return edit;
    const auto known = attributes(store);
    for (auto& text : edit.set) text = set_text(known, text);
    return edit;
}

void drop_main(Store& store, const Member& member) {
    Edit(store, member).drop_main();
}

void apply(Store& store, const Member& member, const ProfileEdit& wanted) {
    Edit edit(store, member);
    for (const auto& [list, kind, none] : word_lists) edit.words(kind, wanted.*list, none);
    for (const auto& [list, kind, none] : contact_lists) edit.contacts(kind, wanted.*list, none);
    for (const auto& text : wanted.set) edit.set(assignment(text));
}

}  // namespace tiers::member
