# Writes from FILES (paths below ROOT) OUT/sql/FOLDER.h, each file a constant, OUT/sql/migrations.h, a list in order, and
# OUT/sql.cpp. A header whose names stay is left alone, so that an edited statement compiles one source anew.
set(folders "")
set(definitions "")
set(migrations "")
list(SORT FILES)
foreach(file IN LISTS FILES)
    file(READ ${ROOT}/${file} text)
    get_filename_component(folder ${file} DIRECTORY)
    get_filename_component(name ${file} NAME_WE)
    if(folder STREQUAL "store/migrations")
        string(REGEX MATCH "^0*([0-9]+)" _ "${name}")
        string(APPEND migrations "    {${CMAKE_MATCH_1}, \"${name}\", R\"~~(${text})~~\"},\n")
    else()
        list(APPEND folders ${folder})
        string(APPEND names_${folder} "extern const char* const ${name};\n")
        string(APPEND definitions "const char* const ${folder}::${name} = R\"~~(${text})~~\";\n")
    endif()
endforeach()
list(REMOVE_DUPLICATES folders)

function(write_when_changed file text)
    set(was "")
    if(EXISTS ${file})
        file(READ ${file} was)
    endif()
    if(NOT was STREQUAL text)
        file(WRITE ${file} "${text}")
    endif()
endfunction()

set(includes "#include \"sql/migrations.h\"\n")
foreach(folder IN LISTS folders)
    write_when_changed(${OUT}/sql/${folder}.h "#pragma once\nnamespace tiers::sql::${folder} {\n${names_${folder}}}\n")
    string(APPEND includes "#include \"sql/${folder}.h\"\n")
endforeach()
write_when_changed(${OUT}/sql/migrations.h "#pragma once
#include <span>
namespace tiers::sql {
struct Migration { int number; const char* name; const char* text; };
std::span<const Migration> migrations();
}
")
file(WRITE ${OUT}/sql.cpp "${includes}
namespace tiers::sql {
${definitions}
namespace {
const Migration all_migrations[] = {
${migrations}};
}
std::span<const Migration> migrations() { return all_migrations; }
}
")
