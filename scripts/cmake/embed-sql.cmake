# Writes OUT/sql.h and OUT/sql.cpp from FILES (paths below ROOT): each file a constant, migrations also a list in order.
set(declarations "")
set(definitions "")
set(migrations "")
list(SORT FILES)
foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} text)
    get_filename_component(folder ${file} DIRECTORY)
    get_filename_component(name ${file} NAME_WE)
    string(REPLACE "/" "::" space "${folder}")
    string(MAKE_C_IDENTIFIER "${name}" constant)
    if(folder STREQUAL "store/migrations")
        string(REGEX MATCH "^0*([0-9]+)" _ "${name}")
        string(APPEND migrations "    {${CMAKE_MATCH_1}, \"${name}\", R\"~~(${text})~~\"},\n")
    else()
        string(APPEND declarations "namespace tiers::sql::${space} { extern const char* const ${constant}; }\n")
        string(APPEND definitions "namespace tiers::sql::${space} { const char* const ${constant} = R\"~~(${text})~~\"; }\n")
    endif()
endforeach()
file(WRITE ${OUT}/sql.h "#pragma once\n#include <span>\n${declarations}
namespace tiers::sql {
struct Migration { int number; const char* name; const char* text; };
std::span<const Migration> migrations();
}\n")
file(WRITE ${OUT}/sql.cpp "#include \"sql.h\"\n${definitions}
namespace tiers::sql {
namespace {
const Migration all_migrations[] = {
${migrations}};
}
std::span<const Migration> migrations() { return all_migrations; }
}\n")
