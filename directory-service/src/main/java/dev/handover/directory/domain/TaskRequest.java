package dev.handover.directory.domain;

import java.util.List;
import java.util.Map;

/** A task to compute, with its parameters by name. */
public record TaskRequest(TaskName name, Map<String, List<String>> parameters) {
  public TaskRequest {
    parameters = Map.copyOf(parameters);
  }
}
