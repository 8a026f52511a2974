#include "store/patience.h"

#include <sqlite3.h>

namespace tiers {

namespace {

int ask_again(void* patience, int times) {
    if (times >= static_cast<const Patience*>(patience)->times) return 0;
    sqlite3_sleep(5);
    return 1;
}

}  // namespace

void wait_for_others(sqlite3* handle, const Patience& patience) {
    sqlite3_busy_handler(handle, ask_again, const_cast<Patience*>(&patience));
}

}  // namespace tiers
