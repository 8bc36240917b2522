#include "library_messages.h"

#include "translate.h"
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace diglot::cli {
namespace {

/// Marks a message for the catalogues; it is translated when it is shown.
constexpr const char* tr_later(const char* message) {
    return message;
}

// What the library says to users, word for word: scripts/messages --check finds a row that the library no
// longer says.
constexpr const char* kMessages[] = {
    tr_later("{} numbers do not make one vector for each of {} lines"),
    tr_later("Make the embeddings again from these very lines"),
    tr_later("The vector of line {} holds a value that is no number"),
    tr_later("Make the embeddings again"),
    tr_later("Make the overlaps and embeddings from the same sentences, a line each"),
    tr_later("The embeddings have {} dimensions on one side and {} on the other"),
    tr_later("Make both with the same model"),
    tr_later("There is no such file"),
    tr_later("Check the name and the folder"),
    tr_later("Cannot read: {}"),
    tr_later("Check what it is and who may read it"),
    tr_later("Cannot write: {}"),
    tr_later("Make room on the disk and run again"),
    tr_later("Check the folder and who may write there"),
    tr_later("The input is larger than {} bytes"),
    tr_later("Split it, or raise the limit"),
    tr_later("The compressed data is damaged or cut short"),
    tr_later("Fetch or make the file again"),
    tr_later("These bytes are not {} text"),
    tr_later("State the right charset, or have such bytes replaced"),
    tr_later("There is no charset \"{}\""),
    tr_later("Write its IANA name, such as UTF-8, EUC-KR or windows-1252"),
    tr_later("The declared charset \"{}\" is not known"),
    tr_later("Declared as {}, but it is UTF-8"),
    tr_later("Declared as {}, but it reads as {}"),
    tr_later("Declared as {}, but its text is {}"),
    tr_later("{} NUL characters were replaced by U+FFFD"),
    tr_later("Read as {}"),
    tr_later("{} byte sequences that are not {} text were replaced by U+FFFD"),
    tr_later("\"{}\" is not a language tag"),
    tr_later("Write a BCP 47 tag such as ko, en or zh-Hant"),
    tr_later("The language was taken to be {}"),
    tr_later("This is not text"),
    tr_later("Give a document, or name its format and charset"),
    tr_later("There is no document format \"{}\""),
    tr_later("Use one of: {}"),
    tr_later("Long link definitions are named far too often"),
    tr_later("Tags of the page that are never closed would be repeated far too often"),
    tr_later("HTML elements are nested more than {} deep"),
    tr_later("Repair the page, or give its text as plain text"),
    tr_later("No document needs that: check where the file comes from"),
    tr_later("If it is what it says, give the files in it one by one"),
    tr_later("Give it as plain text"),
    tr_later("Open it in its program and save it again"),
    tr_later("Repair the file, or make it again"),
    tr_later("Ask for a language that the file has"),
    tr_later("The Markdown cannot be parsed"),
    tr_later("The XML is not well formed: {}"),
    tr_later("The XML names a character that does not exist"),
    tr_later("XML elements are nested more than {} deep"),
    tr_later("The archive is damaged or cut short"),
    tr_later("The archive unpacks to more than {} bytes"),
    tr_later("This document is locked by a password"),
    tr_later("This is not a zip archive, or a damaged one"),
    tr_later("{} translations marked fuzzy were left out"),
    tr_later("The book has no \"{}\""),
    tr_later("There is no text in \"{}\"; there is {}"),
    tr_later("The archive is damaged at \"{}\""),
    tr_later("The archive has no \"{}\""),
    tr_later("The PDF is larger than 2 GiB"),
    tr_later("A part of the PDF unpacks to more than {} bytes"),
    tr_later("Reading the PDF takes more than {} seconds"),
    tr_later("The PDF takes more than {} bytes of memory"),
    tr_later("The PDF holds more than {} bytes of text"),
    tr_later("Raise the limit, or split the PDF"),
    tr_later("The PDF is so damaged that reading it fails"),
    tr_later("Print it to a new PDF, or fetch it again"),
    tr_later("No process can be made"),
    tr_later("End other programs and run again"),
    tr_later("{} compressed bytes unpack to more than {}"),
    tr_later("No document shrinks so much; if it is what it says, unpack it first"),
    tr_later("An HTML element has more than {} attributes"),
    tr_later("If it is what it says, print it to a new PDF"),
    tr_later("A line that is no part of a catalogue was left out"),
    tr_later("There is not enough memory for a paragraph so long"),
    tr_later("Split it"),
    tr_later("This is not a PDF, or a damaged one"),
    tr_later("The PDF is locked by a password"),
    tr_later("Save it without the password"),
    tr_later("The PDF holds no text, perhaps only pictures of pages"),
    tr_later("{} running heads and page numbers were left out"),
    tr_later("The file holds no document"),
    tr_later("Check what it is"),
    tr_later("A page whose compression is damaged, not known or far too strong was left out"),
    tr_later("A damaged or cut record was left out"),
    tr_later("The pages unpack to more than {} bytes"),
    tr_later("Split the file, or raise the limit"),
    tr_later("The page ends within a tag, comment or script: it may be cut short"),
    tr_later("The end of the archive is missing: it may be cut short"),
    tr_later("The list of stories does not end: it may be cut short"),
    tr_later("Lists or quotations are nested more than {} deep"),
    tr_later("No document needs that: give it as plain text"),
    tr_later("{} paragraphs are in another language than the document"),
    tr_later("A paragraph of 2 GiB or more cannot be segmented"),
    tr_later("A paragraph of 4 GiB or more cannot be segmented"),
    tr_later("Part the text into paragraphs with blank lines"),
    tr_later("Documents in {} and {} go into an output begun as {} and {}"),
    tr_later("{} beads without a counterpart are not in the output"),
    tr_later("{} characters that XML forbids were left out"),
    tr_later("The table holds more than one pair of documents"),
    tr_later("Write one file for each pair of documents"),
    tr_later("Malformed line: {}"),
    tr_later("Malformed entry: {}"),
    tr_later("{} malformed entries were left out in all"),
    tr_later("No entry of the lexicon can be read"),
    tr_later("Give a lexicon in one of the formats that 'diglot lexicon --help' lists"),
    tr_later("The first line does not name two languages"),
    tr_later("Write two language codes with a tab between, such as en TAB fr"),
    tr_later("The XML is damaged: {}"),
    tr_later("The file holds terms in these languages: {}"),
    tr_later("Name two of them as source and target language"),
    tr_later("FreeDict's dictionary {} is not installed"),
    tr_later("Install it (on Debian the package dict-freedict-{})"),
    tr_later("Install it (on Debian the package dict-freedict-{}), or use one of: {}"),
    tr_later("There is no lexicon format \"{}\""),
    tr_later("This is no lexicon of a known format"),
    tr_later("The lexicon is of a newer version of diglot"),
    tr_later("Use that version, or train it again"),
    tr_later("The lexicon was trained by a version of diglot that cuts words in another way"),
    tr_later("Train it again"),
    tr_later("The lexicon is damaged or cut short"),
    tr_later("This is no lexicon made by diglot"),
    tr_later("Make one with 'diglot lexicon train' or 'diglot lexicon convert'"),
    tr_later("The lexicon holds more than 4 GiB of words"),
    tr_later("Write it as TSV"),
    tr_later("TBX needs to know both languages of the lexicon"),
    tr_later("Name them as source and target language"),
    tr_later("A lexicon cannot be written as \"{}\""),
    tr_later("The line has no two columns"),
    tr_later("No pair of passages in {} and {} is in it"),
    tr_later("Give TMX, a table written by diglot, or lines with a tab between two texts"),
    tr_later("The file is no alignment by positions"),
    tr_later("No line of the file can be read"),
    tr_later("There is nothing to compare with"),
    tr_later("Give two versions or more"),
    tr_later("The versions are in different languages: {} and {}"),
    tr_later("Compare versions in one language; 'diglot align' puts two languages side by side"),
    tr_later("Another program is writing to this corpus"),
    tr_later("Wait until it is done and run again"),
    tr_later("The corpus may not be written"),
    tr_later("Check the file, its folder and who may write there"),
    tr_later("There is no room left on the disk"),
    tr_later("This is no corpus of diglot"),
    tr_later("Give a file that 'diglot build' or 'diglot add' made"),
    tr_later("The corpus is damaged"),
    tr_later("See 'diglot verify', which can also save what is whole"),
    tr_later("The corpus cannot be opened"),
    tr_later("Check the name, the folder and who may read and write there"),
    tr_later("The corpus cannot be read or written"),
    tr_later("Check the disk and the room on it"),
    tr_later("There is not enough memory"),
    tr_later("Close other programs and run again"),
    tr_later("A text is larger than the store can hold"),
    tr_later("A corpus is a file, this is a folder"),
    tr_later("The corpus has form {}, this diglot knows forms up to {}"),
    tr_later("Use the newer diglot that wrote it"),
    tr_later("The corpus is empty: nothing was ever stored in it"),
    tr_later("The corpus has the older form {}"),
    tr_later("Let a program that may write the file open it, such as 'diglot info'"),
    tr_later("The corpus is damaged: unit {} cannot be read"),
    tr_later("The corpus is damaged: {}"),
    tr_later("The two documents have one name"),
    tr_later("Give them different names"),
    tr_later("This quotation mark is never closed"),
    tr_later("Put the same mark behind the word; inside it is written \\\""),
    tr_later("This character means nothing in a query"),
    tr_later("Put marks into quotes, as in \"%\""),
    tr_later("There is no such flag"),
    tr_later("A word, a bracket or the end was expected here"),
    tr_later("See docs/query.md for the language of queries"),
    tr_later("'{}' was expected here"),
    tr_later("It closes '{}' at character {}"),
    tr_later("There are too many brackets inside each other"),
    tr_later("Make the query simpler"),
    tr_later("The tag of a language was expected behind ':'"),
    tr_later("Write a tag such as :en or :ko"),
    tr_later("This would also be found where nothing stands"),
    tr_later("Make at least one word of it necessary; words that begin alike are \"rumo.*\""),
    tr_later("This takes more than {} words with all repeats written out"),
    tr_later("Make the pattern shorter"),
    tr_later("A word was expected here"),
    tr_later("Write a word, text in quotation marks, or [] for any word"),
    tr_later("A number up to {} was expected here"),
    tr_later("Write {2}, {0,3} or {2,}"),
    tr_later("A number was expected here"),
    tr_later("The most is less than the least, or nothing"),
    tr_later("Write the smaller number first"),
    tr_later("Only 'word' can be asked for here"),
    tr_later("'=' or '!=' was expected here"),
    tr_later("A key was expected here"),
    tr_later("Write a comparison such as source=\"...\" or year=2024"),
    tr_later("A comparison was expected here"),
    tr_later("Write one of = != < <= > >="),
    tr_later("A value was expected here"),
    tr_later("A year or month was expected here"),
    tr_later("Write year=2024 or month=2024-10"),
    tr_later("Write a number such as 0.9"),
    tr_later("A state was expected here"),
    tr_later("Write unreviewed, accepted, rejected or needs-review"),
    tr_later("An origin was expected here"),
    tr_later("Write machine or human"),
    tr_later("Write a word, a number or text in quotation marks"),
    tr_later("This is no regular expression"),
    tr_later("There is no word in these quotation marks"),
    tr_later("Write [] for a word that may be any"),
    tr_later("A regular expression is matched against one word, which holds no space"),
    tr_later("These are several words, and word= means one"),
    tr_later("Write them outside of the brackets, as in \"well\" \"known\""),
    tr_later("The regular expression takes too long"),
    tr_later("Avoid repeats inside repeats, as in (a+)+"),
    tr_later("There is no filter rule '{}'"),
    tr_later("See 'diglot filter --list' for the rules"),
    tr_later("There is no format \"{}\" to read units from"),
    tr_later("Nothing tells the format of the file"),
    tr_later("State the right charset, or repair the file"),
    tr_later("A line is longer than {} bytes"),
    tr_later("A row is longer than {} bytes"),
    tr_later("A text is longer than {} bytes"),
    tr_later("Check what the file is"),
    tr_later("A quotation mark is not closed: repair the file"),
    tr_later("A quotation mark is not closed"),
    tr_later("The text refers to another file, \"{}\", which is not read"),
    tr_later("Put its text in its place"),
    tr_later("The entity \"{}\" is not declared in the file"),
    tr_later("Replace it by the character that it means"),
    tr_later("Entities of the file expand without measure"),
    tr_later("The content of {} inline codes was left out"),
    tr_later("A text has no language"),
    tr_later("The file is not TMX: it begins with <{}>"),
    tr_later("The file is not XLIFF: it begins with <{}>"),
    tr_later("Check the file, or name its format"),
    tr_later("\"{}\" is not a version of TMX"),
    tr_later("\"{}\" is not a version of XLIFF"),
    tr_later("The header has no attribute \"{}\""),
    tr_later("The header is missing"),
    tr_later("A variant has two segments; they were put one after the other"),
    tr_later("A property has no type"),
    tr_later("<{}> stands behind <{}>, where TMX does not allow it"),
    tr_later("A variant has no segment"),
    tr_later("A unit without any variant was left out"),
    tr_later("A unit has no segment"),
    tr_later("A unit has no id"),
    tr_later("\"{}\" is not the number of a character"),
    tr_later("The file has no element \"xliff\""),
    tr_later("There are translations, but the file does not say in which language"),
    tr_later("The table has no two columns of texts"),
    tr_later("Name the columns in its first row: source_text and target_text"),
    tr_later("The table has no header row: its first two columns were taken for the texts"),
    tr_later("The row has {} cells, the header {}"),
    tr_later("\"{}\" does not fit column \"{}\""),
    tr_later("The line is not a JSON object"),
    tr_later("The object has no two texts"),
    tr_later("The other text of the pair is not named"),
    tr_later("Name it with --texts, or its language with --target-language"),
    tr_later("The text ends before the other one, {}"),
    tr_later("Two parallel texts need the same number of lines"),
    tr_later("The line is not \"source TAB target TAB score\""),
    tr_later("The line is no part of a message"),
    tr_later("A message has no msgstr"),
    tr_later("{} obsolete messages were left out"),
    tr_later("An alignment by positions needs its two texts"),
    tr_later("Name them with --texts SOURCE TARGET"),
    tr_later("There is no sentence {} in {}, which has {}"),
    tr_later("There is no sentence \"{}\" in {}"),
    tr_later("The line does not name sentences of both texts"),
    tr_later("\"{}\" is not two lists of ids with a semicolon between"),
    tr_later("A link joins nothing"),
    tr_later("The document \"{}\" is not there: the {} links to it are left out"),
    tr_later("The file has no element \"linkGrp\""),
    tr_later("{} units in other languages than {} and {} are not in the output"),
    tr_later("{} units have a text longer than a cell may be and are not in the output"),
    tr_later("The format has several files and cannot go to standard output"),
    tr_later("Name an output with -o"),
    tr_later("The folder cannot be made"),
    tr_later("The workbook is damaged or cut short"),
    tr_later("The file is no workbook"),
    tr_later("Give an xlsx file, or name the format"),
    tr_later("A cell refers to a text \"{}\" that is not there"),
    tr_later("The id \"{}\" is there already, in line {}"),
    tr_later("The text in {} holds U+FFFD: characters were lost before"),
    tr_later("A unit has no text"),
    tr_later("The texts marked \"{}\" read as \"{}\""),
    tr_later("{} translations proposed beside the texts were left out"),
    tr_later("Elements that are no text of a unit were left out: {}"),
    tr_later("A row without an id was left out"),
    tr_later("Unit {} comes again; what comes first holds"),
    tr_later("There is no unit {} in the corpus: its text changed, or it is of another one"),
    tr_later("The languages of unit {} are others"),
    tr_later("Unit {} has a text that it does not have in the corpus"),
    tr_later("A text of unit {} is of several beads; mend it in single units"),
    tr_later("A text of unit {} is gone; reject the unit instead"),
    tr_later("The source text is not that of unit {}"),
    tr_later("The pages of the file cannot be checked: {}"),
    tr_later("The references cannot be checked: {}"),
    tr_later("The rows cannot be checked: {}"),
    tr_later("The list of documents cannot be read: {}"),
    tr_later("The list of parts cannot be read: {}"),
    tr_later("The index of words cannot be read: {}"),
    tr_later("The rows cannot be counted: {}"),
    tr_later("Row {} of table {} names a row of {} that is not there"),
    tr_later("Table {}: what is said of {} is not what was stored"),
    tr_later("Document {}: its text is not what was stored"),
    tr_later("Document {}: its segments are not what was stored"),
    tr_later("Document {} belongs to no pair"),
    tr_later("Document {}: {}"),
    tr_later("Pair {} : {}: {}"),
    tr_later("Memory {}: {}"),
    tr_later("{} units were stored, {} are there"),
    tr_later("The text of unit {} is not what was stored"),
    tr_later("A piece of the index in {} does not fit its texts"),
    tr_later("The index has other units than {} {}"),
    tr_later("Its text is not what was stored"),
    tr_later("What is said of it may be wrong: it was saved as it is, to be built again"),
    tr_later("{} of its {} units could be read"),
    tr_later("Score and metadata of {} of its units"),
    tr_later("Some pairs or memories, whose names cannot be read"),
    tr_later("{} pairs or memories, whose names cannot be read"),
    tr_later("Some decisions or corrections of people"),
    tr_later("The shares of dev and test do not fit into a whole"),
    tr_later("Give shares such as 0.05 and 0.05"),
};

constexpr std::string_view kValue = "{}";

/// The parts of `pattern` around its values, one more than there are values.
std::vector<std::string_view> parts_of(std::string_view pattern) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; (at = pattern.find(kValue)) != std::string_view::npos;) {
        parts.push_back(pattern.substr(0, at));
        pattern.remove_prefix(at + kValue.size());
    }
    parts.push_back(pattern);
    return parts;
}

/// The values of `message`, when it was made of `pattern`; a value ends at the first place where the pattern
/// can go on.
std::optional<std::vector<std::string_view>> values_of(std::string_view message, std::string_view pattern) {
    const std::vector<std::string_view> parts = parts_of(pattern);
    if (!message.starts_with(parts.front())) {
        return std::nullopt;
    }
    message.remove_prefix(parts.front().size());
    std::vector<std::string_view> values;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (last && !message.ends_with(parts[i])) {
            return std::nullopt;
        }
        const std::size_t end = last ? message.size() - parts[i].size() : message.find(parts[i]);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        values.push_back(message.substr(0, end));
        message.remove_prefix(end + parts[i].size());
    }
    return message.empty() ? std::optional(values) : std::nullopt;
}

}  // namespace

std::string translate_library_message(const std::string& message) {
    for (const char* pattern : kMessages) {
        const auto values = values_of(message, pattern);
        if (!values) {
            continue;
        }
        const std::string translation = tr(pattern);
        const std::vector<std::string_view> parts = parts_of(translation);
        std::string text(parts.front());
        const bool nested = std::string_view(pattern).ends_with(": {}");  // a message in a message
        for (std::size_t i = 1; i < parts.size() && i <= values->size(); ++i) {
            const std::string value((*values)[i - 1]);
            text.append(nested && i == values->size() ? translate_library_message(value) : value)
                .append(parts[i]);
        }
        return text;
    }
    return message;
}

}  // namespace diglot::cli
