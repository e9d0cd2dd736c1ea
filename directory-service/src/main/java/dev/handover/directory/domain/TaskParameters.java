package dev.handover.directory.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parameters of a requested task, checked against its description and with defaults filled in. */
public final class TaskParameters {
  private final TaskName task;
  private final Map<String, List<String>> values;

  private TaskParameters(TaskName task, Map<String, List<String>> values) {
    this.task = task;
    this.values = values;
  }

  /**
   * Refuses unknown, missing and repeated parameters with {@link InvalidTaskParameterException}.
   */
  public static TaskParameters of(TaskDescription description, TaskRequest request) {
    Set<String> known =
        description.parameters().stream().map(TaskParameter::name).collect(Collectors.toSet());
    for (String name : request.parameters().keySet()) {
      if (!known.contains(name)) {
        throw new InvalidTaskParameterException(
            request.name(), name, "unknown; there are " + known);
      }
    }
    Map<String, List<String>> values = new HashMap<>();
    for (TaskParameter parameter : description.parameters()) {
      values.put(parameter.name(), valuesOf(parameter, request));
    }
    return new TaskParameters(request.name(), values);
  }

  private static List<String> valuesOf(TaskParameter parameter, TaskRequest request) {
    List<String> given = request.parameters().getOrDefault(parameter.name(), List.of());
    if (given.isEmpty() && parameter.required()) {
      throw new InvalidTaskParameterException(
          request.name(), parameter.name(), "a value is required");
    }
    if (given.size() > 1 && !parameter.multiple()) {
      throw new InvalidTaskParameterException(
          request.name(), parameter.name(), "takes one value, not " + given.size());
    }
    if (given.stream().anyMatch(String::isBlank)) {
      throw new InvalidTaskParameterException(request.name(), parameter.name(), "a value is blank");
    }
    return given.isEmpty() ? parameter.defaultValues() : List.copyOf(given);
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  public String one(String name) {
    return all(name).getFirst();
  }

  public InvalidTaskParameterException refuse(String name, String detail) {
    return new InvalidTaskParameterException(task, name, detail);
  }
}
