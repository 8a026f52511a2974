# Warnings, hardening and sanitizers, for every target of the project.
# Fields left out of a designated initializer have their defaults: that is what it is for.
add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Wno-missing-field-initializers)
# Where several sources are one, the constant of one is no shadow for the variables of another.
if(NOT CMAKE_UNITY_BUILD)
    add_compile_options(-Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees overflows in std::string and uninitialized std::variant where there are none (GCC bugs 105651, 105562).
    add_compile_options(-Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-maybe-uninitialized)
endif()
if(TIERS_WERROR)
    add_compile_options(-Werror)
endif()

# What -O3 does beyond -O2 is up to a third of the time to compile; most of what a command takes is SQLite's and the disk's.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

if(TIERS_SANITIZE)
    add_compile_options(-O1 -gline-tables-only -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-no-pie -fsanitize=address,undefined)
else()
    add_compile_options(-fstack-protector-strong -fstack-clash-protection)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|AMD64")
        add_compile_options(-fcf-protection)
    endif()
    add_compile_options($<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
    add_link_options(-Wl,-z,relro -Wl,-z,now -Wl,--as-needed)
endif()

# The fuzzer sees which branches its input took.
if(TIERS_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
