// One booking after the other, each in a transaction of its own that is on the disk, in each file in turn: book-loop
// COUNT FILE... Prints the microseconds of one, a line a file, after 300 that do not count: until then the log of the
// file grows, as that of a server did before it was started.
#include <tiers/booking.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr std::size_t uncounted = 300;

class Books {
public:
    explicit Books(const char* file) : store_(tiers::Store::open(file, tiers::Access::write)) {
        for (const auto& place : tiers::catalogue::applied(store_).places)
            for (const auto& resource : place.resources) resources_.push_back(resource.id);
    }

    /// Monday to Friday, week by week, an hour of each resource.
    void add(std::size_t number, bool counts) {
        const auto began = std::chrono::steady_clock::now();
        const auto round = static_cast<int>(number / resources_.size());
        const auto nine = zone_.midnight(first_ + std::chrono::days(round / 5 * 7 + round % 5)) + std::chrono::hours(9);
        tiers::Transaction transaction(store_);
        tiers::booking::add(store_, {.resource = resources_[number % resources_.size()],
                                     .member = 1,
                                     .span = {nine, nine + std::chrono::hours(1)}});
        transaction.commit();
        if (counts) took_ += std::chrono::steady_clock::now() - began;
    }

    double microseconds() const { return took_.count(); }

private:
    tiers::Store store_;
    std::vector<std::string> resources_;
    tiers::Zone zone_ = tiers::Zone::named("Europe/Paris");
    tiers::Day first_ = tiers::parse_day("2030-01-07");
    std::chrono::duration<double, std::micro> took_{};
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    const auto count = static_cast<std::size_t>(std::atoi(argv[1]));
    std::vector<Books> all;
    for (int i = 2; i < argc; ++i) all.emplace_back(argv[i]);
    for (std::size_t number = 0; number < uncounted + count; ++number)
        for (auto& books : all) books.add(number, number >= uncounted);
    for (const auto& books : all) std::printf("%.0f\n", books.microseconds() / static_cast<double>(count));
}
