package dev.handover.node.domain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One component of a Windows path, such as Windows itself would keep it. What Windows reads as
 * something else is refused: device names, alternate streams, short (8.3) names, names whose last
 * dot or space it drops, and every way upwards.
 *
 * <p>Source: Microsoft, "Naming Files, Paths, and Namespaces".
 */
public record FileName(String value) {
  static final int MAX_LENGTH = 255;

  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}<>:\"/\\\\|?*]");
  private static final Pattern SHORT_NAME = Pattern.compile("[^.]{1,6}~\\d{1,6}(\\.[^.]{0,3})?");
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
  private static final Pattern NUMBERED_DEVICE =
      Pattern.compile("(COM|LPT)[0-9\u00b9\u00b2\u00b3]");

  public FileName {
    String fault = faultOf(value);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("not a file name: '" + value + "' " + fault);
    }
  }

  /** Windows compares names without case. */
  public boolean isSameAs(String other) {
    return value.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return value;
  }

  private static String faultOf(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return "has no characters, or more than " + MAX_LENGTH;
    }
    if (FORBIDDEN.matcher(name).find()) {
      return "has a character that no file name can have";
    }
    if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
      return "begins with a space, or ends with a dot or a space";
    }
    if (isDevice(name)) {
      return "is the name of a device";
    }
    return SHORT_NAME.matcher(name).matches() ? "looks like a short name; write the long one" : "";
  }

  /** Windows takes CON.txt, and CON followed by spaces and an ending, for the console. */
  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).trim().toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
  }
}
