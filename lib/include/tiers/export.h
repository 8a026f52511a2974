#pragma once

#ifdef TIERS_BUILDING
#define TIERS_API __attribute__((visibility("default")))
#else
#define TIERS_API
#endif
