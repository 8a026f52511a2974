#include "cmd/app.h"

int main(int argc, char** argv) {
    return tiers::cmd::run({argv + 1, argv + argc});
}
