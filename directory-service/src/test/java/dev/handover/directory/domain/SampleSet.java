package dev.handover.directory.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A change set with all kinds of tasks, and a directory as it was when it was computed. */
public final class SampleSet {

  public static final GroupName GROUP = new GroupName("mail");
  public static final TaskName STORES = new TaskName("allow-stores-to-mount");
  public static final TaskName SPNS = new TaskName("transfer-spns");
  public static final TaskName MAILBOXES = new TaskName("rehome-mailboxes");
  public static final String BASE = "DC=example,DC=test";
  public static final String STORE = "CN=Store,CN=EXCH2," + BASE;
  public static final String SOURCE = "CN=EXCH1,CN=Computers," + BASE;
  public static final String TARGET = "CN=EXCH2,CN=Computers," + BASE;

  public static final DomainControllerUrl CONTROLLER = new DomainControllerUrl("ldaps://dc1");

  private final List<EntryChange> changes = new ArrayList<>();
  private final int mailboxes;

  /** One store, two accounts, and so many mailboxes. */
  public SampleSet(int mailboxes) {
    this.mailboxes = mailboxes;
    add(STORES, STORE, "msExchPatchMDB", ValueSyntax.EXACT, List.of(), List.of("TRUE"));
    add(SPNS, SOURCE, "servicePrincipalName", ValueSyntax.CASE_IGNORE, SPN_VALUES, List.of());
    add(SPNS, TARGET, "servicePrincipalName", ValueSyntax.CASE_IGNORE, List.of(), SPN_VALUES);
    for (int i = 1; i <= mailboxes; i++) {
      add(MAILBOXES, mailbox(i), "homeMDB", ValueSyntax.DN, List.of(home(1)), List.of(home(2)));
    }
  }

  private static final List<String> SPN_VALUES = List.of("HOST/EXCH1", "HOST/exch1.example.test");

  private void add(
      TaskName task,
      String dn,
      String attribute,
      ValueSyntax syntax,
      List<String> before,
      List<String> after) {
    changes.add(
        new EntryChange(
            changes.size() + 1,
            task,
            DistinguishedName.parse(dn),
            List.of(new AttributeChange(attribute, syntax, values(before), values(after)))));
  }

  private static List<AttributeValue> values(List<String> texts) {
    return texts.stream().map(AttributeValue::of).toList();
  }

  /** DN of a mailbox, from 1. */
  public static String mailbox(int number) {
    return "CN=User %d,OU=Mail Users,%s".formatted(number, BASE);
  }

  /** DN of the store of a server. */
  public static String home(int server) {
    return "CN=Store,CN=EXCH%d,%s".formatted(server, BASE);
  }

  /** The changes, in order. */
  public List<EntryChange> changes() {
    return List.copyOf(changes);
  }

  /** Stores the set and its changes, as a preview does. */
  public void storeIn(ChangeSetStore store, UUID id, RequestKey key) {
    store(store, changeSet(id), new Stored(changes, null), key);
  }

  /** Stores a set with other changes. */
  public static void store(ChangeSetStore store, ChangeSet set, Stored stored, RequestKey key) {
    try (ChangeSetDraft draft = store.draft(set, key, leaseOn(set))) {
      draft.add(stored.changes());
      draft.complete(set.previewed(hashOf(stored.changes()), List.of(), stored.undoFile()));
    }
  }

  private static RunLease leaseOn(ChangeSet set) {
    Turn turn = new Turn(set.id(), UUID.randomUUID());
    Instant expires = set.createdAt().plusSeconds(10);
    return new RunLease(turn, "test", null, Direction.APPLIED, null, expires);
  }

  /** What is stored with a set. */
  public record Stored(List<EntryChange> changes, @Nullable String undoFile) {}

  private static String hashOf(List<EntryChange> changes) {
    ContentHash.OfChanges hash = new ContentHash.OfChanges();
    changes.forEach(hash::add);
    return hash.text();
  }

  /** The set as a preview begins it. */
  public ChangeSet changeSet(UUID id) {
    return new ChangeSet(
        id,
        GROUP,
        ChangeSetState.PREVIEWING,
        new Server("EXCH1", "EXCH1"),
        new Server("EXCH2", "EXCH2"),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        "tester",
        "",
        List.of(STORES, SPNS, MAILBOXES).stream()
            .map(task -> new TaskProgress(task, null, 0, 0, 0, 0, 0))
            .toList(),
        List.of(),
        null,
        List.of(Pin.first(CONTROLLER, Instant.parse("2026-01-02T03:04:05.678Z"))),
        null);
  }

  /** The directory before the move. */
  public InMemoryDirectory directory() {
    DistinguishedName root = DistinguishedName.parse(BASE);
    InMemoryDirectory directory =
        new InMemoryDirectory(
            new DirectoryDescription(
                "ldaps://dc1", "dc1", DirectorySecurity.LDAPS, root, root, root, List.of(root)));
    directory.with(STORE, "cn", "Store");
    directory.with(
        SOURCE,
        SPN_VALUES.stream()
            .flatMap(spn -> List.of("servicePrincipalName", spn).stream())
            .toArray(String[]::new));
    directory.with(TARGET, "cn", "EXCH2");
    IntStream.rangeClosed(1, mailboxes)
        .forEach(i -> directory.with(mailbox(i), "homeMDB", home(1), "cn", "User " + i));
    return directory;
  }
}
