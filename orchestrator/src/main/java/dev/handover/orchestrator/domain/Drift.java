package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.NodeFact.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What differs between two nodes. Equal values are counted and left out; what a node could not read
 * is never taken for equal.
 *
 * @param compared how many things were compared, equal ones included
 */
public record Drift(int compared, List<Difference> differences) {

  /** Whether it differs, or cannot be told. */
  public enum State {
    DIFFERENT,
    UNKNOWN
  }

  /** One thing that is not, or not known to be, the same on both. */
  public record Difference(
      NodeFact.Kind kind, String name, State state, Value primary, Value backup) {

    /** Why a value is missing, for those that are. */
    public Optional<String> detail() {
      String both =
          List.of(why("primary", primary), why("backup", backup)).stream()
              .flatMap(Optional::stream)
              .collect(Collectors.joining(" "));
      return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static Optional<String> why(String side, Value value) {
      return switch (value) {
        case Value.Present present -> Optional.empty();
        case Value.None none -> Optional.of(side + ": " + none.why());
        case Value.Unreadable unreadable -> Optional.of(side + ": " + unreadable.why());
      };
    }
  }

  public Drift {
    differences = List.copyOf(differences);
  }

  /** Compares the facts of both nodes by what they are of; the primary's order is kept. */
  public static Drift between(List<NodeFact> primary, List<NodeFact> backup) {
    Map<String, NodeFact> others =
        backup.stream()
            .collect(
                Collectors.toMap(NodeFact::key, Function.identity(), (first, second) -> first));
    List<Difference> differences = new ArrayList<>();
    for (NodeFact fact : primary) {
      NodeFact other = others.get(fact.key());
      Value theirs =
          other == null ? new Value.Unreadable("The node did not answer for it.") : other.value();
      state(fact.value(), theirs)
          .map(state -> new Difference(fact.kind(), fact.name(), state, fact.value(), theirs))
          .ifPresent(differences::add);
    }
    return new Drift(primary.size(), differences);
  }

  /** Empty when both are the same: the same value, or none on either. */
  private static Optional<State> state(Value primary, Value backup) {
    if (primary instanceof Value.Unreadable || backup instanceof Value.Unreadable) {
      return Optional.of(State.UNKNOWN);
    }
    boolean bothAbsent = primary instanceof Value.None && backup instanceof Value.None;
    return bothAbsent || primary.equals(backup) ? Optional.empty() : Optional.of(State.DIFFERENT);
  }
}
