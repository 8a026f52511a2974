// One booking after the other, each in a transaction of its own that is on the disk: book-loop FILE COUNT. Prints the
// microseconds of one.
#include <tiers/booking.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    auto store = tiers::Store::open(argv[1], tiers::Access::write);
    std::vector<std::string> resources;
    for (const auto& place : tiers::catalogue::applied(store).places)
        for (const auto& resource : place.resources) resources.push_back(resource.id);
    const auto zone = tiers::Zone::named("Europe/Paris");
    const auto first = tiers::parse_day("2030-01-07");
    const auto count = static_cast<std::size_t>(std::atoi(argv[2]));

    const auto began = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i) {
        const auto round = static_cast<int>(i / resources.size());  // Monday to Friday, week by week
        const auto nine = zone.midnight(first + std::chrono::days(round / 5 * 7 + round % 5)) + std::chrono::hours(9);
        tiers::Transaction transaction(store);
        tiers::booking::add(
            store,
            {.resource = resources[i % resources.size()], .member = 1, .span = {nine, nine + std::chrono::hours(1)}});
        transaction.commit();
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
    std::printf("%.0f\n", took.count() / static_cast<double>(count));
}
