package dev.handover.deploy.suite;

import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import java.util.List;

/**
 * What the directory must look like now, attribute by attribute, starting from how it was found.
 */
public final class Expectation {
  private final DirectoryAccess access;
  private Forest forest;
  private Census expected;

  /** Takes the directory as it is, which must hold the whole forest. */
  public Expectation(DirectoryAccess access, Forest forest) {
    this.access = access;
    this.forest = forest;
    this.expected = access.census();
    List<String> missing = expected.missingOf(forest);
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the directory does not hold the forest: " + missing);
    }
  }

  /** From now on a move to a server is part of what is expected. */
  public void movedTo(String server) {
    Forest next = forest.movedTo(server);
    expected = expected.changedAs(forest, next);
    forest = next;
  }

  /** How many entries a move to a server must write. */
  public long entriesWrittenBy(String server) {
    Forest next = forest.movedTo(server);
    return expected.changedAs(forest, next).differencesTo(expected).stream()
        .map(line -> line.substring(0, line.indexOf(": ")))
        .distinct()
        .count();
  }

  /** What is not as expected, one line each; empty when every attribute of every entry is right. */
  public List<String> differences() {
    return expected.differencesTo(access.census());
  }

  /** What is expected now. */
  public Census census() {
    return expected;
  }
}
