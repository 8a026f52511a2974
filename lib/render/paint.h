#pragma once

#include <tiers/render.h>
#include <optional>
#include <string>
#include <string_view>

namespace tiers::render {

/// A colour of the sequential scale that plots use, from light (0) to dark (1): single hue, legible in grey.
struct Rgb {
    int red, green, blue;
};
Rgb scale(double ratio);

/// What a terminal can show: bars, heat map cells and emphasis, with as many colours as it has, or none.
class Paint {
public:
    explicit Paint(Colour colour) : colour_(colour) {}

    std::string strong(const std::string& text) const;
    std::string faint(const std::string& text) const;
    /// A bar of so many columns, in eighths of a column; its track is shown so that 100 % is seen.
    std::string bar(double ratio, int columns) const;
    /// A heat map cell, three columns: the percentage, on its colour where there are some; a dot or a blank where
    /// nothing is known.
    std::string cell(const std::optional<double>& ratio) const;
    /// What is booked in a timetable, lighter where it is not sure yet.
    std::string block(const std::string& text, bool tentative) const;
    /// One column that is the darker the more there is: blank, ░, ▒, ▓, █.
    static std::string shade(const std::optional<double>& ratio);

private:
    std::string wrapped(std::string_view codes, const std::string& text) const;
    Colour colour_;
};

}  // namespace tiers::render
