# Compiler settings of the project's own targets; never passed on to consumers.
option(DIGLOT_DEVELOPER "Warnings are errors" OFF)

find_program(DIGLOT_CCACHE ccache)
if(DIGLOT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DIGLOT_CCACHE})
endif()

add_library(diglot_warnings INTERFACE)
target_compile_options(diglot_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-qual -Wcast-align -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wundef
  -Wdouble-promotion
  $<$<CXX_COMPILER_ID:GNU>:-Wuseless-cast;-Wduplicated-cond;-Wduplicated-branches;-Wlogical-op>
  $<$<BOOL:${DIGLOT_DEVELOPER}>:-Werror>)
