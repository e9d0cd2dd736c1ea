package dev.handover.directory.app;

import dev.handover.directory.domain.Actor;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ContentHash;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.MoveRequest;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.TaskProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Computes what a move would change and stores it, with the values before, ready to be applied. */
@ApplicationScoped
public class Previews {

  /** The most that an answer carries; the weightiest are kept. */
  private static final int MOST_FINDINGS = 10_000;

  private static final int LONGEST_ACTOR = 200;

  private final Tasks tasks;
  private final RepeatedRequests requests;
  private final PreviewWriters writers;
  private final TimeOrderedIds ids;

  /** What asks for a preview; the key is the caller's name for this request. */
  public record Request(MoveRequest move, Actor actor, String key) {}

  /** Previews of these tasks. */
  public Previews(
      Tasks tasks, RepeatedRequests requests, PreviewWriters writers, TimeOrderedIds ids) {
    this.tasks = tasks;
    this.requests = requests;
    this.writers = writers;
    this.ids = ids;
  }

  /**
   * The change set of the request; asked again with the same key and move, the same one. Writes
   * nothing to the directory.
   */
  public UUID preview(Request request) {
    RequestKey key =
        new RequestKey(request.actor().name(), request.key(), ContentHash.of(request.move()));
    return requests.once(key, () -> compute(request, key));
  }

  private UUID compute(Request request, RequestKey key) {
    tasks.check(request.move());
    DomainControllerUrl controller = tasks.controller();
    ChangeSet set = begun(request, controller);
    try (PreviewWriter writer = writers.open(set, key)) {
      List<Finding> findings = tasks.compute(request.move(), controller, writer);
      writer.complete(weightiest(findings));
      return set.id();
    }
  }

  private ChangeSet begun(Request request, DomainControllerUrl controller) {
    UUID id = ids.next();
    MoveRequest move = request.move();
    return new ChangeSet(
        id,
        move.group(),
        ChangeSetState.PREVIEWING,
        move.source(),
        move.target(),
        TimeOrderedIds.timeOf(id),
        creator(request.actor()),
        "",
        move.tasks().stream()
            .map(task -> new TaskProgress(task.name(), null, 0, 0, 0, 0, 0))
            .toList(),
        List.of(),
        null,
        List.of(Pin.first(controller, TimeOrderedIds.timeOf(id))),
        null);
  }

  private static String creator(Actor actor) {
    String behalf = actor.onBehalfOf();
    String creator = behalf == null ? actor.name() : actor.name() + " on behalf of " + behalf;
    return creator.substring(0, Math.min(creator.length(), LONGEST_ACTOR));
  }

  private static List<Finding> weightiest(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(Finding::severity))
        .limit(MOST_FINDINGS)
        .toList();
  }
}
