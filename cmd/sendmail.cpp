#include "cmd/sendmail.h"

#include <sys/mman.h>
#include <unistd.h>

#include <tiers/error.h>
#include <tiers/words.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "cmd/program.h"

namespace tiers::cmd {

namespace {

constexpr int may_have_kept_it = 75;  // EX_TEMPFAIL: "queued", says sendmail; "not taken", say others

/// A file in memory that is read from its start: a program that ends before it has read all is no trouble.
class MailFile {
public:
    explicit MailFile(std::string_view text) : descriptor_(memfd_create("mail", MFD_CLOEXEC)) {
        while (!text.empty()) {
            const auto written = write(descriptor_, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) throw Failed("no_memory", say("cannot keep a mail: {}", std::strerror(errno)));
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        lseek(descriptor_, 0, SEEK_SET);
    }
    ~MailFile() { close(descriptor_); }
    MailFile(const MailFile&) = delete;
    MailFile& operator=(const MailFile&) = delete;

    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

}  // namespace

void declare_sendmail(Arguments& verb, std::string& program) {
    verb.option("--sendmail", "PROGRAM", program,
                tr("Program that takes a mail as sendmail -t -i does; /usr/sbin/sendmail if left out"), Names::file);
}

void check_sendmail(const std::string& program, const char* without) {
    if (!program.starts_with('/'))
        throw BadInput("bad_program", say("'{}' is no whole path", program), "--sendmail /usr/sbin/sendmail");
    if (access(program.c_str(), X_OK) != 0)
        throw Failed("no_sendmail", say("cannot start '{}': {}", program, std::strerror(errno)),
                     say("install a mail transport, for instance msmtp-mta, or write files: {}", without));
}

/// On Unix the lines of a mail that is handed over end in LF.
HandedOver hand_over(const std::string& program, const std::string& mail) {
    auto text = mail;
    std::erase(text, '\r');
    const MailFile file(text);
    const auto ended = run_program({program, "-t", "-i"}, file.descriptor(), STDERR_FILENO);
    if (ended.error != 0) return {Fate::failed, say("cannot start '{}': {}", program, std::strerror(ended.error))};
    if (!ended.code) return {Fate::unknown, say("'{}' was ended by a signal", program)};
    if (*ended.code == 0) return {Fate::sent};
    return {*ended.code == may_have_kept_it ? Fate::unknown : Fate::failed,
            say("'{}' ended with {}", program, *ended.code)};
}

}  // namespace tiers::cmd
