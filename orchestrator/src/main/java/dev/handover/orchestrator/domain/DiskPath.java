package dev.handover.orchestrator.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A path below the mount point of a group's disk, with backslashes; what node-service would refuse
 * is refused here already. At most 32 names and 240 characters. The last name may stand for the
 * generations of a log (`E00*.log`), and for nothing wider: a plain `*` would also take databases.
 *
 * <p>Source: Microsoft, "Naming Files, Paths, and Namespaces"; names of logs: Microsoft, Extensible
 * Storage Engine Files (a base name of three characters, then the generation).
 */
public record DiskPath(String value) {
  private static final int MAX_LENGTH = 240;
  private static final int MAX_NAMES = 32;
  private static final int MAX_NAME = 255;
  private static final Pattern GENERATIONS = Pattern.compile("[A-Za-z0-9]{3}\\*\\.log");
  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}<>:\"/|?*]");
  private static final Pattern SHORT_NAME = Pattern.compile("[^.]{1,6}~\\d{1,6}(\\.[^.]{0,3})?");
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");
  private static final Pattern NUMBERED_DEVICE =
      Pattern.compile("(COM|LPT)[0-9\u00b9\u00b2\u00b3]");

  public DiskPath {
    List<String> names = Arrays.asList(value.split("\\\\", -1));
    int last = names.size() - 1;
    if (value.length() > MAX_LENGTH || names.size() > MAX_NAMES) {
      throw new IllegalArgumentException("too long for a path on a disk: '" + value + "'");
    }
    for (int i = 0; i <= last; i++) {
      boolean generations = i == last && i > 0 && GENERATIONS.matcher(names.get(i)).matches();
      if (!generations && !isName(names.get(i))) {
        throw new IllegalArgumentException("not a file name: '" + names.get(i) + "'");
      }
    }
  }

  /** Whether it names one file or directory, rather than the generations of a log. */
  public boolean isOne() {
    return value.indexOf('*') < 0;
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isName(String name) {
    boolean kept =
        !name.isEmpty()
            && name.length() <= MAX_NAME
            && !FORBIDDEN.matcher(name).find()
            && !name.endsWith(".")
            && !name.endsWith(" ")
            && !name.startsWith(" ");
    return kept && !isDevice(name) && !SHORT_NAME.matcher(name).matches();
  }

  /** Windows takes CON.txt, and CON followed by spaces and an ending, for the console. */
  private static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
    return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
  }
}
