package dev.handover.directory.domain;

import java.util.List;

/**
 * A parameter of a task.
 *
 * @param multiple whether it takes more than one value
 * @param defaultValues used when the request names none
 */
public record TaskParameter(
    String name,
    String description,
    boolean required,
    boolean multiple,
    List<String> defaultValues) {
  public TaskParameter {
    defaultValues = List.copyOf(defaultValues);
  }
}
