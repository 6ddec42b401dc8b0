// JSON arrays of arrays.
#ifndef ROWS_H
#define ROWS_H

#include <cmath>
#include <cstdio>
#include <string>

inline std::string json(int value) { return std::to_string(value); }
inline std::string json(bool value) { return value ? "true" : "false"; }

inline std::string json(const std::string &text) {
  std::string quoted = "\"";
  for (const char unit : text) {
    char escaped[8];
    if (unit == '"' || unit == '\\') {
      quoted += '\\';
      quoted += unit;
    } else if (static_cast<unsigned char>(unit) < 0x20) {
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(unit));
      quoted += escaped;
    } else {
      quoted += unit;
    }
  }
  return quoted + '"';
}

inline std::string json(const std::string *text) { return text == nullptr ? "null" : json(*text); }

inline int minutes(double oleDate) { return static_cast<int>(std::floor(oleDate * 1440 + 0.5)); }

// A number without a value is null; JSON has no other word for it.
struct Thousandths {
  double value;
};
inline std::string json(Thousandths of) {
  return std::isnan(of.value) ? "null" : std::to_string(static_cast<long long>(std::floor(of.value * 1000 + 0.5)));
}

template <typename First, typename... Others> std::string row(const First &first, const Others &...others) {
  std::string text = "[" + json(first);
  ((text += "," + json(others)), ...);
  return text + "]";
}

template <typename Found, typename Write> std::string rowsOf(const Found &found, const Write &write) {
  std::string text = "[";
  for (const auto *one : found) {
    if (text.size() > 1) text += ",";
    text += write(*one);
  }
  return text + "]";
}

#endif
