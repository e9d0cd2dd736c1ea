package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the storage wrote about every mount and unmount, in the order in which it happened. */
record MountLog(List<String> lines) {
  private static final Pattern LINE = Pattern.compile("\\S+ node=(\\S+) event=(\\S+).*");

  static MountLog read(Path file) throws IOException {
    return new MountLog(Files.readAllLines(file));
  }

  /** A mount counts from before it is tried until after it is gone, also by a power cut. */
  void assertNeverTwoAtOnce() {
    TreeSet<String> having = new TreeSet<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      assertThat(parts.matches()).as(line).isTrue();
      switch (parts.group(2)) {
        case "MOUNTING", "MOUNTED" -> having.add(parts.group(1));
        default -> having.remove(parts.group(1));
      }
      assertThat(having).as("%s%nin %s", line, lines).hasSizeLessThanOrEqualTo(1);
    }
  }

  long count(String event) {
    return lines.stream().filter(line -> line.contains("event=" + event)).count();
  }
}
