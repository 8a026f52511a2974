# Several sources are compiled as one, so that their headers are read once: those of a folder, sixteen at a time, so that
# a new source compiles its own folder anew and no other. What a source keeps in an unnamed namespace has a name of its
# own within lib/ and within cmd/. -DCMAKE_UNITY_BUILD=OFF compiles each by itself.
option(CMAKE_UNITY_BUILD "Compile several sources as one" ON)

function(compile_by_folder target)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        get_filename_component(folder ${source} DIRECTORY)
        file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${folder})
        string(MAKE_C_IDENTIFIER "${folder}" folder)
        math(EXPR number "${count_${folder}} + 0")
        math(EXPR batch "${number} / 16")
        math(EXPR count_${folder} "${number} + 1")
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${folder}_${batch})
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()
