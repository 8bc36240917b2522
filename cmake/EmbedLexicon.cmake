# diglot_embed_text(INPUT OUTPUT HEADER NAME): makes a C++ source that defines `NAME`, declared in `HEADER`, as the text of
# a file, and configures again when the file changes. Pieces keep each literal within what compilers take; they are whole
# lines, for clang refuses half a character.
function(diglot_embed_text input output header name)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${input})
  file(READ ${input} text)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 12000 piece)
    string(FIND "${piece}" "\n" size REVERSE)
    if(size EQUAL -1)
      message(FATAL_ERROR "${input}: a line of more than 12000 bytes, or the last one does not end")
    endif()
    math(EXPR size "${size} + 1")
    string(SUBSTRING "${piece}" 0 ${size} piece)
    string(APPEND pieces "R\"embed(${piece})embed\"\n")
    math(EXPR at "${at} + ${size}")
  endwhile()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"#include \"${header}\"

namespace diglot {
const std::string_view ${name} =
@pieces@;
}  // namespace diglot
")
  # The pieces come to more than what clang takes for sure in one literal; both compilers do take it.
  set_source_files_properties(${output} TARGET_DIRECTORY diglot PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()
