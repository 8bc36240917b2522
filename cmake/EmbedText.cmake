# cmake -DINPUTS=a.rules,b.rules -DOUTPUT=out.cpp -P EmbedText.cmake: the rule files as one C++ source, so that the
# library needs no data folder.
string(REPLACE "," ";" inputs "${INPUTS}")
set(entries "")
foreach(input IN LISTS inputs)
  get_filename_component(name "${input}" NAME_WE)
  file(READ "${input}" text)
  if(text MATCHES "\\)RULES\"")
    message(FATAL_ERROR "${input} holds the end of a raw string literal")
  endif()
  string(APPEND entries "    {\"${name}\", R\"RULES(${text})RULES\"},\n")
endforeach()
list(LENGTH inputs count)
file(WRITE "${OUTPUT}" "// Made by EmbedText.cmake.
#include \"diglot/segment/rules_embedded.h\"

#include <array>

namespace diglot {

std::span<const RuleFile> embedded_rule_files() {
    static constexpr std::array<RuleFile, ${count}> kFiles = {{
${entries}    }};
    return kFiles;
}

}  // namespace diglot
")
