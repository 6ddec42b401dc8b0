import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** JSON arrays of arrays. */
final class Rows {
  private Rows() {}

  static <T> String of(List<T> found, Function<T, String> row) {
    return found.stream().map(row).collect(Collectors.joining(",", "[", "]"));
  }

  /** Strings are quoted; numbers, flags and null are written as they are. */
  static String row(Object... values) {
    return Arrays.stream(values)
        .map(value -> value instanceof String ? quoted((String) value) : String.valueOf(value))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char unit : text.toCharArray()) {
      if (unit == '"' || unit == '\\') json.append('\\').append(unit);
      else if (unit < ' ') json.append(String.format("\\u%04x", (int) unit));
      else json.append(unit);
    }
    return json.append('"').toString();
  }
}
