#include <tiers/certificate.h>

#include "cmd/invocation.h"

namespace tiers::cmd {

namespace {

struct MemberCertificatesOptions {
    std::optional<std::string> who, certificate, on, ending;
};

void declare(Arguments& verb, MemberCertificatesOptions& o) {
    verb.positional("who", o.who, tr("Only of this member"), Names::member);
    verb.option("--certificate", "ID", o.certificate, tr("Only this certificate"), Names::certificate);
    verb.option("--on", "DAY", o.on, tr("Only those that count on this day"));
    verb.option("--ending", "PERIOD", o.ending, tr("Only those that end then and that no other follows"));
}

/// A period without a first or last day runs from the beginning or to the end of time.
DaySpan days_of(const Period& period) {
    return {period.from.value_or(Day::min()), period.to.value_or(Day::max())};
}

int run(const MemberCertificatesOptions& o, Invocation& call) {
    const auto store = call.open(Access::read);
    member::CertificateQuery query;
    if (o.who) query.member = member::find(store, *o.who).id;
    query.code = o.certificate;
    if (o.on) query.on = parse_day(*o.on);
    if (o.ending) query.ending = days_of(parse_period(*o.ending, call.today()));
    Table heading;
    heading.columns = member::certificate_columns();
    heading.empty = tr("no certificates");
    auto rows = call.rows("tiers.member.certificates/1", heading);
    for (const auto& one : member::certificates(store, query)) rows.row(member::certificate_row(one, call.today()));
    rows.finish();
    return 0;
}

}  // namespace

extern const Verb member_certificates;
const Verb member_certificates =
    verb<MemberCertificatesOptions>("certificates", msgid("List who may use what, and until when"), Needs::read,
                                    uses_none, declare, run, member::certificate_columns);

}  // namespace tiers::cmd
