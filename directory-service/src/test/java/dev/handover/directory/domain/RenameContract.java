package dev.handover.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every directory promises of renaming an entry. */
public abstract class RenameContract {
  /** The directory under test. */
  protected abstract Directory directory();

  /** An empty container in it. */
  protected abstract DistinguishedName container();

  /** Creates a user below the container: attribute name, value, ... */
  protected abstract void createUser(Rdn name, String... namesAndValues);

  private static DistinguishedName named(DistinguishedName container, String name) {
    return container.child(Rdn.of("CN", name));
  }

  private EntryChange renaming(String from, String to) {
    return new EntryChange(
        1,
        new TaskName("contract"),
        named(container(), from),
        List.of(
            new AttributeChange(
                "cn",
                ValueSyntax.CASE_IGNORE,
                List.of(AttributeValue.of(from)),
                List.of(AttributeValue.of(to)))));
  }

  private Optional<List<String>> description(String name) {
    return directory()
        .read(named(container(), name), Set.of("description"))
        .map(entry -> entry.texts("description"));
  }

  @Test
  void renamesAnEntryWithAllThatItHasAndBack() {
    createUser(Rdn.of("CN", "Store (EXCH1), +1"), "description", "kept");
    EntryChange change = renaming("Store (EXCH1), +1", "Store, +1");

    ModifyOutcome there = directory().compareAndSet(change);

    assertThat(there).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(description("Store, +1")).contains(List.of("kept"));
    assertThat(description("Store (EXCH1), +1")).isEmpty();
    assertThat(directory().read(change.dnAfter(), Set.of("cn")).orElseThrow().texts("cn"))
        .containsExactly("Store, +1");
    assertThat(directory().compareAndSet(change.inverse()))
        .isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(description("Store (EXCH1), +1")).contains(List.of("kept"));
  }

  @Test
  void findsItsOwnRenamingInPlaceWhenAskedAgain() {
    createUser(Rdn.of("CN", "Old"));
    directory().compareAndSet(renaming("Old", "New"));

    ModifyOutcome again = directory().compareAndSet(renaming("Old", "New"));

    assertThat(again).isInstanceOf(ModifyOutcome.AlreadyInPlace.class);
  }

  @Test
  void takesNoNameThatAnotherEntryHas() {
    createUser(Rdn.of("CN", "Mine"), "description", "mine");
    createUser(Rdn.of("CN", "Theirs"), "description", "theirs");

    ModifyOutcome outcome = directory().compareAndSet(renaming("Mine", "Theirs"));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Conflict.class);
    assertThat(description("Mine")).contains(List.of("mine"));
    assertThat(description("Theirs")).contains(List.of("theirs"));
  }

  @Test
  void reportsThatTheEntryToRenameIsGone() {
    assertThat(directory().compareAndSet(renaming("Nobody", "Somebody")))
        .isInstanceOfSatisfying(
            ModifyOutcome.Conflict.class,
            conflict -> assertThat(conflict.detail()).contains("gone"));
  }
}
