#include <dlfcn.h>
#include <fmt/format.h>
#include <tiers/error.h>
#include <tiers/words.h>
#include <xlsxwriter.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/private_folder.h"
#include "base/text.h"
#include "render/writers.h"

namespace tiers::render {

namespace {

namespace fs = std::filesystem;

constexpr double widest_column = 60;
constexpr std::size_t most_rows = 1'048'575;  ///< of a sheet, behind its headings
constexpr int longest_text = 32'767;          ///< of a cell

/// libxlsxwriter, loaded when a workbook is written: what every other command would pay for at its start.
class XlsxLibrary {
public:
    XlsxLibrary() : handle_(dlopen(TIERS_XLSXWRITER, RTLD_NOW)) {
        if (!handle_)
            throw Failed("no_xlsxwriter", say("a workbook wants {}, which is not there", TIERS_XLSXWRITER),
                         tr("install libxlsxwriter, or give --format csv"));
    }
    ~XlsxLibrary() { dlclose(handle_); }
    XlsxLibrary(const XlsxLibrary&) = delete;
    XlsxLibrary& operator=(const XlsxLibrary&) = delete;

    struct Found {
        void* address;
        template <class Function>
        operator Function*() const {
            return reinterpret_cast<Function*>(address);
        }
    };
    Found find(const char* name) const { return {dlsym(handle_, name)}; }

private:
    void* handle_;
};

/// What is used of it.
struct Xlsx {
    XlsxLibrary library = {};
    decltype(workbook_new_opt)* new_book = library.find("workbook_new_opt");
    decltype(workbook_set_properties)* set_properties = library.find("workbook_set_properties");
    decltype(workbook_add_worksheet)* add_sheet = library.find("workbook_add_worksheet");
    decltype(workbook_add_format)* add_format = library.find("workbook_add_format");
    decltype(workbook_close)* close = library.find("workbook_close");
    decltype(format_set_bold)* set_bold = library.find("format_set_bold");
    decltype(format_set_text_wrap)* set_wrap = library.find("format_set_text_wrap");
    decltype(format_set_num_format)* set_number_format = library.find("format_set_num_format");
    decltype(worksheet_write_number)* write_number = library.find("worksheet_write_number");
    decltype(worksheet_write_string)* write_string = library.find("worksheet_write_string");
    decltype(worksheet_write_boolean)* write_boolean = library.find("worksheet_write_boolean");
    decltype(worksheet_set_column)* set_column = library.find("worksheet_set_column");
    decltype(worksheet_freeze_panes)* freeze = library.find("worksheet_freeze_panes");
};

/// How a spreadsheet shows a kind; nothing for text.
const char* number_format(Kind kind) {
    switch (kind) {
        case Kind::id:
            return "0";
        case Kind::count:
            return "#,##0";
        case Kind::day:
            return "yyyy-mm-dd";
        case Kind::instant:
            return "yyyy-mm-dd hh:mm";
        case Kind::minutes:
            return "[h]:mm";
        case Kind::hours:
        case Kind::money:
            return "#,##0.00";
        case Kind::ratio:
            return "0.0%";
        default:
            return nullptr;
    }
}

/// Days since the day before 1900 as spreadsheets count them, for which 1900 was a leap year.
double serial(Instant local) {
    constexpr double of_1970 = 25'569;
    return of_1970 + static_cast<double>(local.time_since_epoch().count()) / 86'400;
}

/// A workbook in a folder of its own, which goes away with it.
class Workbook {
public:
    explicit Workbook(const Style& style) : style_(style), folder_(make_private_folder(fs::temp_directory_path())) {
        auto folder = folder_.string();
        lxw_workbook_options options{};
        options.tmpdir = folder.data();
        book_ = xlsx_.new_book(file().c_str(), &options);
        lxw_doc_properties properties{};
        properties.created = static_cast<time_t>(style.now.time_since_epoch().count());
        xlsx_.set_properties(book_, &properties);
        bold_ = xlsx_.add_format(book_);
        xlsx_.set_bold(bold_);
        wrapped_ = xlsx_.add_format(book_);
        xlsx_.set_wrap(wrapped_);
    }
    ~Workbook() {
        std::error_code left_behind;
        fs::remove_all(folder_, left_behind);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void add(const std::string& name, const Table& table) {
        if (table.rows.size() > most_rows)
            throw BadInput("too_large", say("a sheet holds {} rows at most", most_rows), "--format csv");
        auto* sheet = new_sheet(name);
        std::vector<int> widths;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (style_.headers) write(sheet, 0, i, table.columns[i].heading, bold_);
            widths.push_back(width(table.columns[i].heading));
        }
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                const auto kind = table.columns[i].kind;
                put(sheet, row + (style_.headers ? 1 : 0), i, table.rows[row][i], kind);
                widths[i] = std::max(widths[i], width(shown(table.rows[row][i], kind, style_.language)));
            }
        for (std::size_t i = 0; i < widths.size(); ++i)
            xlsx_.set_column(sheet, column(i), column(i), std::min(widest_column, widths[i] + 2.0), nullptr);
        if (style_.headers) xlsx_.freeze(sheet, 1, 0);
    }
    void add(const std::string& name, const Facts& facts) {
        auto* sheet = new_sheet(name);
        for (std::size_t i = 0; i < facts.items.size(); ++i) {
            write(sheet, i, 0, facts.items[i].first, nullptr);
            put(sheet, i, 1, facts.items[i].second, facts.kinds[i]);
        }
        xlsx_.set_column(sheet, 0, 0, widest_column / 2, nullptr);
        xlsx_.set_column(sheet, 1, 1, widest_column / 4, nullptr);
    }
    void add(const std::string& name, const std::vector<std::string>& notes) {
        auto* sheet = new_sheet(name);
        for (std::size_t i = 0; i < notes.size(); ++i) write(sheet, i, 0, notes[i], wrapped_);
        xlsx_.set_column(sheet, 0, 0, 2 * widest_column, nullptr);
    }

    void finish(const Sink& sink) {
        if (xlsx_.close(book_) != LXW_NO_ERROR)
            throw Failed("cannot_write", say("cannot write a workbook in '{}'", folder_.string()),
                         tr("check that there is room on the disk"));
        std::ifstream bytes(file(), std::ios::binary);
        std::array<char, 1 << 16> piece;
        while (bytes.read(piece.data(), piece.size()), bytes.gcount() > 0)
            sink({piece.data(), static_cast<std::size_t>(bytes.gcount())});
    }

private:
    std::string file() const { return (folder_ / "book.xlsx").string(); }
    static lxw_col_t column(std::size_t at) { return static_cast<lxw_col_t>(at); }

    /// A name is used once, in 31 characters, and without some.
    lxw_worksheet* new_sheet(std::string name) {
        constexpr int longest_name = 28;
        std::replace_if(
            name.begin(), name.end(),
            [](char c) { return std::string_view("[]:*?/\\").find(c) != std::string_view::npos; }, ' ');
        auto chosen = cut(name, longest_name);
        for (int again = 2; std::find(names_.begin(), names_.end(), folded(chosen)) != names_.end(); ++again)
            chosen = fmt::format("{} {}", cut(name, longest_name - 3), again);
        names_.push_back(folded(chosen));
        return xlsx_.add_sheet(book_, chosen.c_str());
    }

    lxw_format* format_of(Kind kind) {
        const auto* shape = number_format(kind);
        if (!shape) return nullptr;
        auto& format = formats_.at(static_cast<std::size_t>(kind));
        if (!format) {
            format = xlsx_.add_format(book_);
            xlsx_.set_number_format(format, shape);
        }
        return format;
    }

    void write(lxw_worksheet* sheet, std::size_t row, std::size_t at, const std::string& text, lxw_format* format) {
        xlsx_.write_string(sheet, static_cast<lxw_row_t>(row), column(at),
                           cut(terminal_safe(text), longest_text).c_str(), format);
    }
    void number(lxw_worksheet* sheet, std::size_t row, std::size_t at, double value, Kind kind) {
        xlsx_.write_number(sheet, static_cast<lxw_row_t>(row), column(at), value, format_of(kind));
    }

    void put(lxw_worksheet* sheet, std::size_t row, std::size_t at, const Value& value, Kind kind) {
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            number(sheet, row, at, in_unit(*whole, kind), kind);
        else if (const auto* real = std::get_if<double>(&value))
            number(sheet, row, at, *real, kind);
        else if (const auto* flag = std::get_if<bool>(&value))
            xlsx_.write_boolean(sheet, static_cast<lxw_row_t>(row), column(at), *flag ? 1 : 0, nullptr);
        else if (const auto* day = std::get_if<Day>(&value))
            number(sheet, row, at, serial(Instant(day->time_since_epoch())), kind);
        else if (const auto* moment = std::get_if<Moment>(&value))
            number(sheet, row, at, serial(moment->at + moment->offset), kind);
        else if (!std::holds_alternative<std::monostate>(value))
            write(sheet, row, at, shown(value, kind, style_.language), nullptr);
    }

    /// Cents are told in units of the currency, and minutes as parts of a day.
    static double in_unit(std::int64_t whole, Kind kind) {
        const auto number = static_cast<double>(whole);
        return kind == Kind::money ? number / 100 : kind == Kind::minutes ? number / (24 * 60) : number;
    }

    const Style& style_;
    fs::path folder_;
    Xlsx xlsx_;
    lxw_workbook* book_ = nullptr;
    lxw_format *bold_ = nullptr, *wrapped_ = nullptr;
    std::array<lxw_format*, static_cast<std::size_t>(Kind::estimate) + 1> formats_{};
    std::vector<std::string> names_;
};

/// "tiers.book.list/1" is "list".
std::string last_word(const std::string& schema) {
    const auto end = schema.find('/');
    const auto begin = schema.rfind('.', end);
    return schema.substr(begin + 1, end - begin - 1);
}

}  // namespace

void write_xlsx(const Document& document, const Style& style, const Sink& sink) {
    Workbook book(style);
    Facts facts;
    auto notes = document.notes;
    auto title = document.title.empty() ? last_word(document.schema) : document.title;
    for (const auto& section : document.sections) {
        if (const auto* table = std::get_if<Table>(&section)) {
            book.add(table->title.empty() ? title : table->title, *table);
        } else if (const auto* chapter = std::get_if<Chapter>(&section)) {
            title = chapter->title;
        } else if (const auto* some = std::get_if<Facts>(&section)) {
            for (std::size_t i = 0; i < some->items.size(); ++i)
                facts.add(some->items[i].first, some->items[i].second, some->kinds[i]);
        } else if (const auto* more = std::get_if<Notes>(&section)) {
            notes.insert(notes.end(), more->lines.begin(), more->lines.end());
        }
    }
    if (!facts.items.empty()) book.add(tr("Key figures"), facts);
    if (!notes.empty()) book.add(tr("Notes"), notes);
    book.finish(sink);
}

}  // namespace tiers::render
