#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tiers {

/// JSON to be written, or that was read. A light face over nlohmann's, whose templates cost each source that includes
/// them four seconds. Objects keep the order in which their names came.
class Json {
public:
    struct Member;

    Json() = default;  ///< null
    Json(bool flag);
    Json(double number);
    Json(std::int64_t number);
    Json(const char* text);
    Json(std::string_view text);
    Json(std::string text);
    Json(std::vector<Json> items);
    Json(std::initializer_list<Member> members);
    template <std::integral Number>
    Json(Number number) : Json(static_cast<std::int64_t>(number)) {}
    template <class T>
    Json(const std::optional<T>& value) {
        if (value) *this = Json(*value);
    }
    template <class T>
    Json(const std::vector<T>& items) : Json(std::vector<Json>(items.begin(), items.end())) {}
    template <class T>
    Json(const std::set<T>& items) : Json(std::vector<Json>(items.begin(), items.end())) {}
    static Json array();
    static Json object();

    /// Of null: becomes a list of it.
    void push_back(Json item);
    /// The value of that name, null when it is new. Of null: becomes an object with it.
    Json& operator[](std::string_view name);
    void erase(std::string_view name);

    /// What is named is not there, or of another kind: none, or what stands for it.
    const Json* find(std::string_view name) const;
    std::string text(std::string_view name, std::string_view missing = {}) const;
    std::int64_t number(std::string_view name, std::int64_t missing = 0) const;
    std::optional<double> real(std::string_view name) const;  ///< a number, whole or not
    bool flag(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    std::vector<Json> list(std::string_view name) const;
    /// Of an object, in the order they came.
    std::vector<std::string> names() const;

    bool operator==(const Json& other) const;

private:
    friend struct JsonWriter;
    struct Object {
        std::vector<std::string> names;
        std::vector<Json> values;                           ///< as many
        std::ptrdiff_t place(std::string_view name) const;  ///< behind the last where it is not there
    };
    std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<Json>, Object> value_;
};

struct Json::Member {
    std::string name;
    Json value;
};

/// On one line. What is no UTF-8 is replaced.
std::string written(const Json& json);
/// A text alone, appended.
void append_json(std::string& json, std::string_view text);
/// None for what is no JSON, or nested more than 64 deep.
std::optional<Json> read_json(std::string_view text);
/// JSON that others wrote, in a file of that name. Throws BadInput with line and column, also for what is nested more
/// than 64 deep and for an object of more than 1,000 names.
Json read_json_file(std::string_view text, const std::string& file);
/// What the database holds as JSON. Throws Unusable.
Json stored_json(std::string_view text);

}  // namespace tiers
