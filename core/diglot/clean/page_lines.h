#pragma once

#include "diglot/bitext/document.h"

#include <optional>
#include <string_view>

namespace diglot {

/// What a line of the kind "Date: 25/10/2024 | Source: Ministry | Read more" tells: values by metadata key
/// ("date" in ISO 8601, "source", "author", "address"). None when the line is not wholly of this kind: it
/// needs a date beside a label, or two labels, or to be a byline ("By Jane Roe", "김하늘 기자"), or a day
/// with words that only a page prints beside it ("Posted on May 4, 2024 by Jo · 4 Comments", "송고시간
/// 2024-05-04 09:12").
std::optional<Metadata> parse_metadata_line(std::string_view line);

/// True for a line that only says who owns or supplied something: "Mandatory credit : X", "사진=X", "ⓒ X
/// 무단전재 금지".
bool is_credit_line(std::string_view line);

/// True for the heading over a list of other pages: "More From X", "Related Articles", "관련 기사".
bool is_more_heading(std::string_view line);

/// True for a fixed short line of a page: "Share", "Print", "기사 공유하기", "목록".
bool is_furniture_line(std::string_view line);

/// True for what is furniture even when it stands alone: two or more such lines in a row ("이전 | 목록 |
/// 다음", "Share · Print"), an address of electronic mail, or readers' feelings counted ("좋아요 10 화나요
/// 1").
bool is_surely_furniture(std::string_view line);

/// True for what a page puts between the paragraphs of its text, if it is made of links or a paragraph by
/// itself: "READ MORE: Who pays for it?", "관련기사: …", "Advertisement · Scroll to continue".
bool is_inserted_line(std::string_view line);

}  // namespace diglot
