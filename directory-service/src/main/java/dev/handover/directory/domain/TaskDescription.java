package dev.handover.directory.domain;

import java.util.List;

/**
 * A task as documented to its callers.
 *
 * @param position where it stands among the tasks of a move; smaller ones are applied first
 * @param conduct how its changes have to be written
 */
public record TaskDescription(
    TaskName name,
    int position,
    TaskConduct conduct,
    String title,
    String description,
    List<TaskParameter> parameters) {
  public TaskDescription {
    parameters = List.copyOf(parameters);
  }
}
