package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Previews and applies moves on a directory, as a change set does. */
public final class TaskPreviews {
  public static final Server EXCH1 = new Server("EXCH1", "EXCH1");
  public static final Server EXCH2 = new Server("EXCH2", "EXCH2");

  private TaskPreviews() {}

  /** A request for one task; the primary is EXCH1. */
  public static MoveRequest move(Server source, Server target, TaskRequest... tasks) {
    return new MoveRequest(new GroupName("mail"), EXCH1, source, target, List.of(tasks));
  }

  public static TaskRequest task(String name, Map<String, List<String>> parameters) {
    return new TaskRequest(new TaskName(name), parameters);
  }

  public static Preview preview(MoveRequest move, Directory directory) {
    List<EntryChange> changes = new ArrayList<>();
    ChangePlanner planner = new ChangePlanner(TaskCatalogue.standard());
    List<Finding> findings = planner.plan(move, directory, changes::add);
    return new Preview(changes, findings);
  }

  /** Every task of an Exchange 2003 move that needs no DNS. */
  public static TaskRequest[] everyTask() {
    return new TaskRequest[] {
      task(
          "allow-stores-to-mount",
          Map.of("storeClasses", List.of("msExchPrivateMDB", "msExchPublicMDB"))),
      task("transfer-spns", Map.of()),
      task("rehome-mailboxes", Map.of("searchBases", List.of(TestForest.USERS))),
      task("routing-master", Map.of()),
      task("recipient-update-services", Map.of()),
      task("offline-address-books", Map.of()),
    };
  }

  public static List<ModifyOutcome> apply(Preview preview, Directory directory) {
    return preview.changes().stream().map(directory::compareAndSet).toList();
  }

  public static List<ModifyOutcome> revert(Preview preview, Directory directory) {
    return preview.changes().reversed().stream()
        .map(EntryChange::inverse)
        .map(directory::compareAndSet)
        .toList();
  }
}
