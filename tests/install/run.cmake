# Installs the built project into a fresh prefix, then configures, builds and runs the consumer project against it.
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK}/prefix)
# A moved tree must work too: nothing in it may name the place it was installed to.
file(RENAME ${WORK}/prefix ${WORK}/moved)

set(ENV{CXXFLAGS} "${CXX_FLAGS}")
run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/build -G ${GENERATOR} -D CMAKE_CXX_COMPILER=${CXX}
  -D CMAKE_PREFIX_PATH=${WORK}/moved)
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/with_find_package)
run(${WORK}/build/with_pkg_config)
run(${WORK}/moved/bin/diglot --version)
