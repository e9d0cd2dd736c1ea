package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * Why a request is refused, and what to do next; nothing secret.
 *
 * @param errors one entry for each thing that is wrong
 */
public record Problem(ProblemCode code, String detail, String cure, List<Item> errors) {
  public Problem {
    errors = List.copyOf(errors);
  }

  public Problem(ProblemCode code, String detail, String cure) {
    this(code, detail, cure, List.of());
  }

  /** One thing that is wrong; `where` is a JSON pointer, a parameter, a file and line, … */
  public record Item(String where, String detail, String cure) {}
}
