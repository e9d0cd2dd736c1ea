package dev.handover.directory.domain;

import java.util.List;

/** A task as documented to its callers. */
public record TaskDescription(
    TaskName name, String title, String description, List<TaskParameter> parameters) {
  public TaskDescription {
    parameters = List.copyOf(parameters);
  }
}
