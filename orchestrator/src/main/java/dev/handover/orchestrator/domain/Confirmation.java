package dev.handover.orchestrator.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether a person may confirm a manual step, by the step's questions. */
final class Confirmation {
  private Confirmation() {}

  static Optional<Problem> refusal(Operation operation, OperationCommand command) {
    Optional<List<Question>> asked =
        operation.state().isEnd() ? Optional.empty() : command.step().flatMap(operation::asked);
    if (asked.isEmpty()) {
      return Optional.of(notAwaited(operation, command));
    }
    List<Problem.Item> wrong = new ArrayList<>();
    for (Question question : asked.get()) {
      String answer = command.answers().get(question.name());
      if (answer == null) {
        wrong.add(item(question, "is not answered"));
      } else if (!answer.matches(question.pattern())) {
        wrong.add(item(question, "'" + answer + "' does not match " + question.pattern()));
      }
    }
    List<String> names = asked.get().stream().map(Question::name).toList();
    command.answers().keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                wrong.add(new Problem.Item("/answers/" + name, "is not asked", "Leave it out.")));
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                ProblemCode.ANSWERS_REFUSED,
                "%d answer(s) are missing or wrong.".formatted(wrong.size()),
                "Answer what the step asks, then confirm it again.",
                wrong));
  }

  private static Problem.Item item(Question question, String detail) {
    return new Problem.Item("/answers/" + question.name(), detail, question.text());
  }

  private static Problem notAwaited(Operation operation, OperationCommand command) {
    List<String> awaited = operation.awaited().stream().map(StepId::value).toList();
    return new Problem(
        ProblemCode.WRONG_STATE,
        "The step '%s' waits for nobody's confirmation."
            .formatted(command.step().map(StepId::value).orElse("")),
        awaited.isEmpty()
            ? "No step of this operation does."
            : "These do: %s.".formatted(String.join(", ", awaited)));
  }
}
