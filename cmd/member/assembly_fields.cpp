#include "cmd/member/assembly_fields.h"

namespace tiers::cmd {

void declare_on(Arguments& verb, std::optional<std::string>& on) {
    verb.option("--on", "DAY", on, tr("Of the assembly of this day; the next one when left out"));
}

member::Assembly assembly_on(const std::optional<std::string>& on, const Store& store, const Invocation& call) {
    return member::find_assembly(store, on ? std::optional(parse_day(*on)) : std::nullopt, call.today());
}

Table assembly_receipt(const char* done, const member::Assembly& assembly, const Invocation& call) {
    return {.columns = member::assembly_columns(),
            .rows = {member::assembly_row(assembly)},
            .sentences = {member::assembly_sentence(done, assembly, call.language())}};
}

}  // namespace tiers::cmd
