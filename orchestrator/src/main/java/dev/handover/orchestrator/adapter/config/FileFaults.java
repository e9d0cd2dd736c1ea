package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Problem;
import java.util.List;

/** Collects what is wrong in one file, so that all of it is reported and not only the first. */
final class FileFaults {
  private final String file;
  private final List<Problem.Item> faults;

  FileFaults(String file, List<Problem.Item> faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * Notes a fault; {@code path} is the key's, such as {@code nodes.primary.url}, or empty for the
   * whole file.
   */
  void add(int line, String path, String detail, String cure) {
    faults.add(new Problem.Item(where(line, path), detail, cure));
  }

  /** Where something stands, as faults name it: {@code groups/mail.yaml:12: nodes.primary.url}. */
  String where(int line, String path) {
    return file + ":" + line + (path.isEmpty() ? "" : ": " + path);
  }

  /** How many faults there are so far, in this file and those before it. */
  int count() {
    return faults.size();
  }
}
