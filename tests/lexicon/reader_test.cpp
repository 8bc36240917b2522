#include "diglot/lexicon/reader.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs_of(const Lexicon& lexicon) {
    Pairs pairs;
    for (const LexiconEntry& entry : lexicon.entries) {
        pairs.emplace_back(entry.source, entry.target);
    }
    return pairs;
}

Lexicon read(const std::string& bytes, const std::string& name, DiagnosticLog& log,
             const LexiconReadOptions& options = {}) {
    return read_lexicon(bytes, name, options, log);
}

Pairs read_quietly(const std::string& bytes, const std::string& name = "words.tsv",
                   const LexiconReadOptions& options = {}) {
    DiagnosticLog log;
    const Lexicon lexicon = read(bytes, name, log, options);
    EXPECT_TRUE(log.entries().empty()) << log.entries().front().message;
    return pairs_of(lexicon);
}

ErrorCode error_of(const std::string& bytes, const std::string& name,
                   const LexiconReadOptions& options = {}) {
    DiagnosticLog log;
    try {
        read(bytes, name, log, options);
    } catch (const Error& error) {
        EXPECT_FALSE(error.advice().empty());
        return error.code();
    }
    ADD_FAILURE() << "no error";
    return ErrorCode::Internal;
}

TEST(LexiconReader, reads_a_table_with_weights_and_comments) {
    DiagnosticLog log;
    const Lexicon lexicon = read("\xEF\xBB\xBF# ours\r\nHaus\tmaison\r\n\r\n산\tmountain\t0.5", "a.tsv", log);
    EXPECT_EQ(lexicon.entries, (std::vector<LexiconEntry>{{"Haus", "maison", 1.0}, {"산", "mountain", 0.5}}));
    EXPECT_TRUE(log.entries().empty());
}

TEST(LexiconReader, passes_over_the_header_of_a_table) {
    EXPECT_EQ(read_quietly("source\ttarget\tweight\nHaus\tmaison\t1\n"), (Pairs{{"Haus", "maison"}}));
    DiagnosticLog log;
    const Lexicon lexicon = read("de\tfr\tweight\nHaus\tmaison\t1\n", "a.tsv", log);
    EXPECT_EQ(lexicon.source_language, "de");
    EXPECT_EQ(lexicon.target_language, "fr");
    EXPECT_EQ(pairs_of(lexicon), (Pairs{{"Haus", "maison"}}));
}

TEST(LexiconReader, takes_several_renderings_apart) {
    EXPECT_EQ(read_quietly("Bank\tbanc, banque; 1,000\n"),
              (Pairs{{"Bank", "banc"}, {"Bank", "banque"}, {"Bank", "1,000"}}));
}

TEST(LexiconReader, names_file_and_line_of_malformed_entries) {
    DiagnosticLog log;
    const Lexicon lexicon = read("Haus\tmaison\nonly one column\nBerg\tmont\tmany\nx\t\n", "a.tsv", log);
    EXPECT_EQ(pairs_of(lexicon), (Pairs{{"Haus", "maison"}}));
    ASSERT_EQ(log.entries().size(), 3U);
    EXPECT_EQ(log.entries()[0].where.file, "a.tsv");
    EXPECT_EQ(log.entries()[0].where.line, 2U);
    EXPECT_EQ(log.entries()[1].where.line, 3U);
    EXPECT_EQ(log.entries()[2].where.line, 4U);
}

TEST(LexiconReader, tells_of_many_malformed_entries_once) {
    std::string bytes = "Haus\tmaison\n";
    for (int i = 0; i < 500; ++i) {
        bytes += "nothing here\n";
    }
    DiagnosticLog log;
    read(bytes, "a.tsv", log);
    ASSERT_EQ(log.entries().size(), 11U);
    EXPECT_NE(log.entries().back().message.find("500"), std::string::npos);
}

TEST(LexiconReader, refuses_what_is_no_lexicon) {
    EXPECT_EQ(error_of("Just a text.\nWith lines.\n", "a.txt"), ErrorCode::Format);
    EXPECT_EQ(error_of("<html><body>x</body></html>", "a.html"), ErrorCode::Format);
    EXPECT_EQ(error_of("a\tb\tc\td\n", "a.tsv"), ErrorCode::Format);
    EXPECT_EQ(error_of("a\tb\n", "a.tsv", {"excel", {}, {}}), ErrorCode::Argument);
}

TEST(LexiconReader, an_empty_file_is_an_empty_lexicon) {
    EXPECT_TRUE(read_quietly("").empty());
    EXPECT_TRUE(read_quietly("\n \n").empty());
}

TEST(LexiconReader, reads_hunaligns_dictionary_target_first) {
    EXPECT_EQ(
        read_quietly("house @ ház\nthe day after tomorrow @ holnapután\nto go @V megy\nred @N2 piros\n",
                     "hu-en.dic"),
        (Pairs{
            {"ház", "house"}, {"holnapután", "the day after tomorrow"}, {"megy", "go"}, {"piros", "red"}}));
}

TEST(LexiconReader, a_line_of_hunaligns_without_its_delimiter_is_malformed) {
    DiagnosticLog log;
    const Lexicon lexicon = read("house @ ház\nmail me@home\n @ \n", "hu-en.dic", log);
    EXPECT_EQ(pairs_of(lexicon), (Pairs{{"ház", "house"}}));
    ASSERT_EQ(log.entries().size(), 2U);
    EXPECT_EQ(log.entries()[0].where.line, 2U);
}

TEST(LexiconReader, reads_a_dictionary_in_a_charset_of_old) {
    DiagnosticLog log;
    const Lexicon lexicon = read("house @ h\xE1z\nhorse @ l\xF3\nfriend @ bar\xE1t\n", "hu-en.dic", log);
    EXPECT_EQ(lexicon.entries.front().source, "ház");
    EXPECT_EQ(log.entries().front().kind, "charset-detected");
}

TEST(LexiconReader, reads_bitextors_dictionary) {
    DiagnosticLog log;
    const Lexicon lexicon = read("en\tfr\nhouse\tmaison\nmountain\tmont\n", "en-fr.dic", log);
    EXPECT_EQ(lexicon.source_language, "en");
    EXPECT_EQ(lexicon.target_language, "fr");
    EXPECT_EQ(pairs_of(lexicon), (Pairs{{"house", "maison"}, {"mountain", "mont"}}));
    EXPECT_EQ(error_of("house\tmaison\n", "a.dic", {"bitextor", {}, {}}), ErrorCode::Format);
}

TEST(LexiconReader, reads_tei) {
    const std::string entry =
        "<entry><form><orth>Haus</orth><pron>haʊs</pron></form><sense><cit type=\"trans\">"
        "<quote>maison</quote></cit><sense><cit type=\"trans\"><quote>foyer (m.)</quote></cit></sense>"
        "<cit type=\"example\"><quote>Er hat ein Haus.</quote></cit></sense></entry>";
    EXPECT_EQ(
        read_quietly("<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>" +
                         entry + "</body></text></TEI>",
                     "deu-fra.tei"),
        (Pairs{{"Haus", "maison"}, {"Haus", "foyer"}}));
}

TEST(LexiconReader, names_the_line_of_a_tei_entry_without_translation) {
    DiagnosticLog log;
    const Lexicon lexicon = read(
        "<TEI>\n<entry><form><orth>a</orth></form></entry>\n<entry><form><orth>b</orth></form>"
        "<cit type=\"trans\"><quote>c</quote></cit></entry></TEI>",
        "x.tei", log);
    EXPECT_EQ(pairs_of(lexicon), (Pairs{{"b", "c"}}));
    ASSERT_EQ(log.entries().size(), 1U);
    EXPECT_EQ(log.entries()[0].where.line, 2U);
}

std::string tbx(const std::string& third) {
    return "<tbx type=\"TBX-Basic\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><text><body>\n"
           "<conceptEntry id=\"c1\"><langSec xml:lang=\"ko\"><termSec><term>공화국</term></termSec></langSec>"
           "<langSec xml:lang=\"en-US\"><termSec><term>republic</term></termSec>"
           "<termSec><term>DPRK, the</term></termSec></langSec>" +
           third + "</conceptEntry></body></text></tbx>";
}

TEST(LexiconReader, reads_tbx_3_with_all_terms_of_a_concept) {
    const Pairs pairs = read_quietly(tbx(""), "t.tbx", {{}, "ko", "en"});
    EXPECT_EQ(pairs, (Pairs{{"공화국", "republic"}, {"공화국", "DPRK, the"}}));
    EXPECT_EQ(read_quietly(tbx(""), "t.tbx", {{}, "en", "ko"}).front(),
              (std::pair<std::string, std::string>("republic", "공화국")));
}

TEST(LexiconReader, asks_for_the_languages_of_a_tbx_with_three) {
    const std::string three = tbx("<langSec xml:lang=\"de\"><term>Republik</term></langSec>");
    EXPECT_EQ(error_of(three, "t.tbx"), ErrorCode::Argument);
    EXPECT_EQ(error_of(three, "t.tbx", {{}, "fr", "en"}), ErrorCode::Argument);
    EXPECT_EQ(read_quietly(three, "t.tbx", {{}, "de", "ko"}), (Pairs{{"Republik", "공화국"}}));
}

TEST(LexiconReader, reads_tbx_2_with_a_prefix) {
    EXPECT_EQ(read_quietly("<?xml version='1.0' encoding='UTF-8'?><martif type='TBX'><text><body>"
                           "<termEntry><langSet xml:lang='de'><tig><term>Gipfel</term></tig></langSet>"
                           "<langSet xml:lang='fr'><ntig><termGrp><term>sommet</term></termGrp></ntig>"
                           "</langSet></termEntry></body></text></martif>",
                           "t.tbx"),
              (Pairs{{"Gipfel", "sommet"}}));
    EXPECT_EQ(read_quietly("<t:tbx xmlns:t='x'><t:conceptEntry><t:langSec xml:lang='de'><t:term>a</t:term>"
                           "</t:langSec><t:langSec xml:lang='fr'><t:term>b</t:term></t:langSec>"
                           "</t:conceptEntry></t:tbx>",
                           "t.tbx"),
              (Pairs{{"a", "b"}}));
}

TEST(LexiconReader, names_the_line_where_xml_breaks) {
    DiagnosticLog log;
    try {
        read("<tbx>\n<conceptEntry>\n<langSec", "t.tbx", log);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
        EXPECT_EQ(error.where().line, 3U);
    }
}

TEST(LexiconReader, deep_xml_is_no_danger) {
    std::string deep = "<TEI>";
    for (int i = 0; i < 200000; ++i) {
        deep += "<entry>";
    }
    DiagnosticLog log;
    EXPECT_THROW(read(deep, "x.tei", log), Error);
}

const std::string kArticles =
    "Bank /baŋk/ <n, fem>\n1. banc, banque\nSitzgelegenheit für mehrere\n2. banque\nGeldinstitut\n"
    "Haus /haʊ̯s/ <n, neut>\n1. maison 2.\nzu einem bestimmten Zweck erbautes Gebäude\n 3.\nein Gebäude\n"
    "gehen /ˈɡeːən/ <v>\naller (à pied), marcher\n\n"
    "anz /ants/ <suffix>\nder die das und so weiter mehr\n";

TEST(Dictd, takes_renderings_and_leaves_explanations) {
    DiagnosticLog log;
    const Lexicon lexicon = read_dictd(
        "00databaseshort\tA\tB\nanz\tDu\tz\nbank\tA\tBa\ngehen\tC9\tx\nhaus\tBa\tBj\nging\tC9\tx\nworse\tzz\t"
        "zz\n",
        kArticles, "x.index", {{}, "de", "fr"}, log);
    EXPECT_EQ(pairs_of(lexicon), (Pairs{{"Bank", "banc"},
                                        {"Bank", "banque"},
                                        {"Bank", "banque"},
                                        {"Haus", "maison"},
                                        {"gehen", "aller"},
                                        {"gehen", "marcher"}}));
    ASSERT_EQ(log.entries().size(), 1U);
    EXPECT_EQ(log.entries()[0].where.line, 7U);
}

TEST(Dictd, an_index_without_good_lines_is_refused) {
    DiagnosticLog log;
    EXPECT_THROW(read_dictd("bank A B\n", kArticles, "x.index", {}, log), Error);
}

TEST(LoadLexicon, says_which_package_a_missing_dictionary_is_in) {
    DiagnosticLog log;
    try {
        load_lexicon("freedict:xxx-yyy", {}, log, "/nowhere");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Missing);
        EXPECT_NE(error.advice().find("dict-freedict-xxx-yyy"), std::string::npos);
    }
    EXPECT_THROW(load_lexicon("freedict:../x", {}, log), Error);
    EXPECT_THROW(load_lexicon("freedict:", {}, log), Error);
    EXPECT_THROW(load_lexicon("/nowhere/x.tsv", {}, log), Error);
}

}  // namespace
}  // namespace diglot
