package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a step of a runbook does beyond the actions of a move. Data only, like every {@link Action}:
 * it asks for a state, so doing it twice is the same as doing it once. {@link DeedText} says what
 * it is in words.
 */
public sealed interface Deed {
  /** What a person does by hand and then confirms, with an answer to each question. */
  record Manual(String instructions, List<Question> questions) implements Deed {
    public Manual {
      questions = List.copyOf(questions);
    }
  }

  /**
   * The group goes to the node by an operation of its own, unless it is there.
   *
   * @param tried which try this is; the operations of different tries are different ones
   */
  record Move(StepId step, NodeName target, int tried) implements Deed {}

  /** The services get the start type Manual. */
  record SetStartTypes(NodeName node, List<ServiceName> services) implements Deed {
    public SetStartTypes {
      services = List.copyOf(services);
    }
  }

  /** Keys of the appSettings of a .config file get values. */
  record EditSettings(NodeName node, String path, Map<String, String> settings) implements Deed {
    public EditSettings {
      settings = Map.copyOf(settings);
    }
  }

  /** A task of directory-service, for the group on `target`; `tried` as of a {@link Move}. */
  record ChangeDirectory(StepId step, NodeName target, DirectoryTaskSpec task, int tried)
      implements Deed {}

  /** That task would change nothing. */
  record CheckDirectory(NodeName target, DirectoryTaskSpec task) implements Deed {}

  /** The checks that a machine makes of itself. */
  record CheckHost(NodeName node, HostChecks checks) implements Deed {}

  /** The file is there. */
  record CheckFile(NodeName node, String path) implements Deed {}

  /** The event log has none of these. */
  record CheckEvents(NodeName node, List<Long> ids) implements Deed {
    public CheckEvents {
      ids = List.copyOf(ids);
    }
  }

  /** The service is stopped. */
  record CheckStopped(NodeName node, ServiceName service) implements Deed {}

  /** A move of the group to the node is planned, told and thrown away. */
  record Rehearse(NodeName target) implements Deed {}

  /** Nothing else moves the group for so long, or until the runbook has ended. */
  record Freeze(String reason, Duration length) implements Deed {}

  /** The end of that. */
  record Unfreeze() implements Deed {}

  /** The same deed at its n-th try; only what starts something of its own tells tries apart. */
  default Deed tried(int n) {
    return switch (this) {
      case Move d -> new Move(d.step(), d.target(), n);
      case ChangeDirectory d -> new ChangeDirectory(d.step(), d.target(), d.task(), n);
      case Manual d -> this;
      case SetStartTypes d -> this;
      case EditSettings d -> this;
      case CheckDirectory d -> this;
      case CheckHost d -> this;
      case CheckFile d -> this;
      case CheckEvents d -> this;
      case CheckStopped d -> this;
      case Rehearse d -> this;
      case Freeze d -> this;
      case Unfreeze d -> this;
    };
  }

  /** The same deed in the step of a plan. */
  default Deed in(StepId step) {
    return switch (this) {
      case Move d -> new Move(step, d.target(), d.tried());
      case ChangeDirectory d -> new ChangeDirectory(step, d.target(), d.task(), d.tried());
      case Manual d -> this;
      case SetStartTypes d -> this;
      case EditSettings d -> this;
      case CheckDirectory d -> this;
      case CheckHost d -> this;
      case CheckFile d -> this;
      case CheckEvents d -> this;
      case CheckStopped d -> this;
      case Rehearse d -> this;
      case Freeze d -> this;
      case Unfreeze d -> this;
    };
  }

  /** Whether it can change something that is left when the runbook is given up. */
  default boolean changesTheWorld() {
    return switch (this) {
      case Manual d -> true;
      case Move d -> true;
      case SetStartTypes d -> true;
      case EditSettings d -> true;
      case ChangeDirectory d -> true;
      case CheckDirectory d -> false;
      case CheckHost d -> false;
      case CheckFile d -> false;
      case CheckEvents d -> false;
      case CheckStopped d -> false;
      case Rehearse d -> false;
      case Freeze d -> false;
      case Unfreeze d -> false;
    };
  }
}
