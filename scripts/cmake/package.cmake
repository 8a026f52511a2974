# What others need to build against the library, and the Debian package.
include(CMakePackageConfigHelpers)
set(TIERS_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/tiers)

install(TARGETS tiers EXPORT tiers LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY lib/include/tiers DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT tiers NAMESPACE tiers:: FILE tiers-targets.cmake DESTINATION ${TIERS_CMAKE_DIR})
configure_package_config_file(scripts/cmake/tiers-config.cmake.in ${PROJECT_BINARY_DIR}/tiers-config.cmake
    INSTALL_DESTINATION ${TIERS_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/tiers-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/tiers-config.cmake ${PROJECT_BINARY_DIR}/tiers-config-version.cmake
    DESTINATION ${TIERS_CMAKE_DIR})
# Found from where the file lies: --prefix may move an installation.
file(RELATIVE_PATH TIERS_PC_TO_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(scripts/cmake/tiers.pc.in ${PROJECT_BINARY_DIR}/tiers.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/tiers.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(FILES scripts/cmake/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tiers)
set(CPACK_PACKAGE_CONTACT "The maintainers of tiers <maintainers@tiers.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Keeps members, bookings and resources of coworking spaces,
telecentres and fab labs in one SQLite file, configured by one TOML file,
and reports how the place is used.
Holds the command, its library, and what is needed to build against it.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/scripts/cmake/triggers)
# The zones are read from the system's tables, which no library depends on.
set(CPACK_DEBIAN_PACKAGE_DEPENDS tzdata)
string(REGEX REPLACE "^lib(.+)\\.so\\." "lib\\1" TIERS_XLSXWRITER_PACKAGE ${XLSXWRITER_NAME})
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS ${TIERS_XLSXWRITER_PACKAGE})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/lib)
set(CPACK_STRIP_FILES ON)
include(CPack)
