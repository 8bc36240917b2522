// Uses something of each layer, so that a library missing from the package shows as a link error.
#include "diglot/base/file.h"
#include "diglot/bitext/document.h"
#include "diglot/text/utf8.h"

#include <iostream>

int main() {
    diglot::Document document;
    document.language = "ko";
    document.paragraphs.push_back({diglot::ParagraphKind::Body, "로동신문", {}});
    const bool found = diglot::count_code_points(document.paragraphs[0].text) == 4;
    diglot::OutputFile file("consumer.txt.gz");
    file.stream() << diglot::content_id(document) << '\n';
    file.commit();
    std::cout << diglot::read_file("consumer.txt.gz");
    return found ? 0 : 1;
}
