# `cmake --install`: the library, its headers, the command, and how find_package and pkg-config find them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/diglot)

set_target_properties(diglot PROPERTIES VERSION ${PROJECT_VERSION}
  SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} POSITION_INDEPENDENT_CODE ON)
install(TARGETS diglot EXPORT diglotTargets FILE_SET HEADERS)
install(TARGETS diglot_cli)
install(EXPORT diglotTargets NAMESPACE diglot:: DESTINATION ${package_dir})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md TYPE DOC)

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/diglotConfig.cmake.in
  ${PROJECT_BINARY_DIR}/diglotConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/diglotConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/diglotConfig.cmake ${PROJECT_BINARY_DIR}/diglotConfigVersion.cmake
  DESTINATION ${package_dir})

# A static library needs its own libraries named at every link, a shared one does not.
set(pc_private "")
if(BUILD_SHARED_LIBS)
  set(pc_private ".private")
endif()
# The prefix as seen from the .pc file, so that the installed tree may be moved.
file(RELATIVE_PATH pc_prefix /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
configure_file(${CMAKE_CURRENT_LIST_DIR}/diglot.pc.in ${PROJECT_BINARY_DIR}/diglot.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/diglot.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
