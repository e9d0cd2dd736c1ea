package dev.handover.directory.http;

import dev.handover.api.directory.model.ChangeSetRequest;
import dev.handover.api.directory.model.DesiredChangeSetState;
import dev.handover.directory.app.ChangeSetWork;
import dev.handover.directory.app.Previews;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.MoveRequest;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the contract's requests mean in the domain's words. */
@ApplicationScoped
class Asked {

  private final Callers callers;

  Asked(Callers callers) {
    this.callers = callers;
  }

  /** A page of changes. */
  record Changes(
      UUID id,
      @Nullable String task,
      dev.handover.api.directory.model.@Nullable ChangeOutcome outcome,
      @Nullable String cursor,
      int limit) {

    ChangeQuery query() {
      return ChangeQuery.all(id, false, limit)
          .ofTask(taskName(task))
          .with(outcome == null ? Set.of() : Set.of(ChangeOutcome.valueOf(outcome.name())))
          .from(Cursor.position(cursor, Integer::valueOf));
    }
  }

  Previews.Request preview(String key, ChangeSetRequest request) {
    List<TaskRequest> tasks =
        request.tasks().stream()
            .map(task -> new TaskRequest(new TaskName(task.name()), task.parameters()))
            .toList();
    MoveRequest move =
        Parsed.value(
            "/source",
            request.group(),
            group ->
                new MoveRequest(
                    new GroupName(group),
                    server(request.primary()),
                    server(request.source()),
                    server(request.target()),
                    tasks));
    return new Previews.Request(move, callers.actor(request.onBehalfOf()), key);
  }

  ChangeSetWork.Request work(UUID id, DesiredChangeSetState state) {
    return new ChangeSetWork.Request(
        id,
        Direction.valueOf(state.desired().name()),
        taskName(state.task()),
        Duration.ofSeconds(state.waitSeconds()),
        callers.fence(state.fence()));
  }

  static @Nullable TaskName taskName(@Nullable String name) {
    return name == null ? null : new TaskName(name);
  }

  /** The contract lists these values, but the generated interface takes any text. */
  static <E extends Enum<E>> E choice(String where, String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> choice.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Parsed.invalid(
                    where,
                    "'%s' is none of %s"
                        .formatted(text, Arrays.toString(type.getEnumConstants()))));
  }

  private static Server server(dev.handover.api.directory.model.Server server) {
    return new Server(server.computer(), server.server());
  }
}
