package dev.handover.deploy.pages;

import dev.handover.deploy.directory.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the documentation: what it tells people to type, by the heading above it.
 *
 * @param name its file below {@code docs}
 * @param lines its text
 */
public record Page(String name, List<String> lines) {
  private static final String FENCE = "```";

  /** What is typed at a prompt, and what the page says is printed then. */
  public record Typed(String command, List<String> printed) {}

  /** Reads a page. */
  public static Page of(String name) {
    Path file = Ground.repository().resolve("docs").resolve(name);
    try {
      return new Page(name, Files.readAllLines(file));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + file, failed);
    }
  }

  /**
   * What is typed below a heading and before the next one of its level, in order.
   *
   * @throws IllegalArgumentException when there is no such heading
   */
  public List<Typed> below(String heading) {
    int first = lines.indexOf(heading);
    if (first < 0) {
      throw new IllegalArgumentException(name + " has no heading: " + heading);
    }
    String level = heading.substring(0, heading.indexOf(' ') + 1);
    int last = first + 1;
    boolean quoted = false;
    while (last < lines.size() && (quoted || !lines.get(last).startsWith(level))) {
      quoted ^= lines.get(last).strip().startsWith(FENCE);
      last++;
    }
    return typed(lines.subList(first + 1, last));
  }

  /** The commands alone, see {@link #below}. */
  public List<String> commandsBelow(String heading) {
    return below(heading).stream().map(Typed::command).toList();
  }

  /** Everything that the page tells people to type, in order. */
  public List<Typed> all() {
    return typed(lines);
  }

  private static List<Typed> typed(List<String> some) {
    List<Typed> found = new ArrayList<>();
    boolean console = false;
    for (String line : some) {
      String text = line.strip();
      if (text.startsWith(FENCE)) {
        console = text.equals(FENCE + "console");
      } else if (console && (text.startsWith("$ ") || text.startsWith("# "))) {
        found.add(new Typed(text.substring(2), new ArrayList<>()));
      } else if (console && !found.isEmpty() && !text.isEmpty()) {
        found.getLast().printed().add(text);
      }
    }
    return List.copyOf(found);
  }
}
