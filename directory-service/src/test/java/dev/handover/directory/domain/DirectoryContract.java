package dev.handover.directory.domain;

import static dev.handover.directory.domain.Filter.all;
import static dev.handover.directory.domain.Filter.equal;
import static dev.handover.directory.domain.Filter.not;
import static dev.handover.directory.domain.Filter.objectClass;
import static dev.handover.directory.domain.Filter.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every directory promises. A subclass provides a directory whose container {@link #container}
 * exists and is empty, with Exchange's attributes known where there is a schema.
 */
public abstract class DirectoryContract extends RenameContract {
  protected static final TaskName TASK = new TaskName("contract");

  /** Deletes an entry. */
  protected abstract void delete(DistinguishedName dn);

  private DistinguishedName user(String name, String... namesAndValues) {
    createUser(Rdn.of("CN", name), namesAndValues);
    return container().child(Rdn.of("CN", name));
  }

  private static List<AttributeValue> values(String... texts) {
    return java.util.Arrays.stream(texts).map(AttributeValue::of).toList();
  }

  private static AttributeChange change(
      String name, List<AttributeValue> before, List<AttributeValue> after) {
    return new AttributeChange(name, ValueSyntax.CASE_IGNORE, before, after);
  }

  private ModifyOutcome set(DistinguishedName dn, AttributeChange... attributes) {
    return directory().compareAndSet(new EntryChange(1, TASK, dn, List.of(attributes)));
  }

  private List<String> read(DistinguishedName dn, String attribute) {
    return directory()
        .read(dn, Set.of(attribute))
        .map(entry -> entry.texts(attribute))
        .orElse(List.of());
  }

  @Test
  void describesItsNamingContexts() {
    DirectoryDescription description = directory().describe();

    assertThat(description.defaultNamingContext())
        .isEqualTo(DistinguishedName.parse("dc=example,dc=test"));
    assertThat(description.configurationNamingContext())
        .isEqualTo(DistinguishedName.parse("CN=Configuration,DC=example,DC=test"));
    assertThat(description.namingContexts()).contains(description.defaultNamingContext());
  }

  @Test
  void readsNothingWhereNothingIs() {
    Optional<Entry> entry =
        directory().read(container().child(Rdn.of("CN", "nobody")), Set.of("cn"));

    assertThat(entry).isEmpty();
  }

  @Test
  void readsAnEntryWhoseNameNeedsEscaping() {
    DistinguishedName dn = user("#Doe, Jané + \"J\" <x>; a=b\\c", "mail", "jane@example.test");

    assertThat(read(dn, "mail")).containsExactly("jane@example.test");
  }

  @Test
  void searchesPageByPageUntilNothingIsLeft() {
    for (int i = 0; i < 23; i++) {
      user("user" + i, "mail", "u" + i + "@example.test");
    }
    SearchQuery query =
        new SearchQuery(container(), SearchScope.SUBTREE, objectClass("user"), Set.of("mail"));

    List<Entry> found = directory().search(query).toList();

    assertThat(found).hasSize(23);
    assertThat(found).allSatisfy(entry -> assertThat(entry.text("mail")).isPresent());
  }

  @Test
  void findsWhatTheFilterWants() {
    user("with", "mail", "with@example.test", "description", "a (very) *odd* \\ text");
    user("without", "description", "plain");

    List<Entry> found =
        directory()
            .search(
                new SearchQuery(
                    container(),
                    SearchScope.ONE_LEVEL,
                    all(
                        present("mail"),
                        equal("description", "a (very) *odd* \\ text"),
                        not(equal("cn", "without"))),
                    Set.of("cn")))
            .toList();

    assertThat(found).extracting(entry -> entry.text("cn")).containsExactly(Optional.of("with"));
  }

  @Test
  void refusesASearchBelowWhatIsNotThere() {
    SearchQuery query =
        new SearchQuery(
            container().child(Rdn.of("OU", "none")),
            SearchScope.SUBTREE,
            present("mail"),
            Set.of("mail"));

    assertThatThrownBy(() -> directory().search(query).toList())
        .isInstanceOfSatisfying(
            DirectoryRefusedException.class,
            refusal ->
                assertThat(refusal.code()).isEqualTo(DirectoryRefusedException.NO_SUCH_OBJECT));
  }

  @Test
  void changesSeveralAttributesOfAnEntryAtOnce() {
    DistinguishedName dn = user("both", "mail", "old@example.test", "description", "old");

    ModifyOutcome outcome =
        set(
            dn,
            change("mail", values("old@example.test"), values("new@example.test")),
            change("description", values("old"), values("new")));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(read(dn, "mail")).containsExactly("new@example.test");
    assertThat(read(dn, "description")).containsExactly("new");
  }

  @Test
  void findsItsOwnChangeInPlaceWhenAskedAgain() {
    DistinguishedName dn = user("again", "mail", "old@example.test");
    AttributeChange change = change("mail", values("old@example.test"), values("new@example.test"));
    set(dn, change);

    ModifyOutcome outcome = set(dn, change);

    assertThat(outcome).isInstanceOf(ModifyOutcome.AlreadyInPlace.class);
  }

  @Test
  void goesThereAndBack() {
    DistinguishedName dn = user("back", "mail", "old@example.test");
    AttributeChange change = change("msExchHomeServerName", values(), values("/o=Org/cn=A"));

    ModifyOutcome there = set(dn, change);
    ModifyOutcome back = set(dn, change.inverse());

    assertThat(there).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(back).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(read(dn, "msExchHomeServerName")).isEmpty();
  }

  @Test
  void overwritesNothingThatSomebodyElseChanged() {
    DistinguishedName dn = user("conflict", "mail", "theirs@example.test", "description", "old");

    ModifyOutcome outcome =
        set(
            dn,
            change("description", values("old"), values("new")),
            change("mail", values("old@example.test"), values("new@example.test")));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ModifyOutcome.Conflict.class,
            conflict ->
                assertThat(conflict.found()).containsEntry("mail", values("theirs@example.test")));
    assertThat(read(dn, "description")).containsExactly("old");
    assertThat(read(dn, "mail")).containsExactly("theirs@example.test");
  }

  @Test
  void overwritesNoValueThatAppearedMeanwhile() {
    DistinguishedName dn = user("appeared", "msExchHomeServerName", "/o=Org/cn=Theirs");

    ModifyOutcome outcome =
        set(dn, change("msExchHomeServerName", values(), values("/o=Org/cn=Ours")));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Conflict.class);
    assertThat(read(dn, "msExchHomeServerName")).containsExactly("/o=Org/cn=Theirs");
  }

  @Test
  void completesAnEntryThatIsHalfDone() {
    DistinguishedName dn = user("half", "mail", "new@example.test", "description", "old");

    ModifyOutcome outcome =
        set(
            dn,
            change("mail", values("old@example.test"), values("new@example.test")),
            change("description", values("old"), values("new")));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(read(dn, "description")).containsExactly("new");
  }

  @Test
  void reportsAnEntryThatIsGone() {
    DistinguishedName dn = user("gone", "mail", "old@example.test");
    delete(dn);

    ModifyOutcome outcome =
        set(dn, change("mail", values("old@example.test"), values("new@example.test")));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ModifyOutcome.Conflict.class,
            conflict -> assertThat(conflict.found()).isEqualTo(Map.of()));
  }

  @Test
  void leavesOtherValuesOfASetAlone() {
    DistinguishedName dn =
        user("set", "servicePrincipalName", "HOST/one", "servicePrincipalName", "http/two");
    AttributeChange change =
        change(
            "servicePrincipalName",
            values("HOST/one", "http/two"),
            values("http/two", "HOST/three"));
    set(dn, change("servicePrincipalName", values(), values("theirs/four")));

    ModifyOutcome outcome = set(dn, change);

    assertThat(outcome).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(read(dn, "servicePrincipalName"))
        .containsExactlyInAnyOrder("http/two", "HOST/three", "theirs/four");
  }

  @Test
  void deletesAValueWhateverItsSpelling() {
    DistinguishedName dn = user("spelt", "servicePrincipalName", "host/SPELT");
    List<AttributeValue> before = new ArrayList<>(values("host/SPELT"));

    ModifyOutcome outcome = set(dn, change("servicePrincipalName", before, values()));

    assertThat(outcome).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(read(dn, "servicePrincipalName")).isEmpty();
  }

  @Test
  void takesItForPutBackWhenTheServerHasResetTheValueItself() {
    DistinguishedName dn = patchable("patched");
    AttributeChange change = change("msExchPatchMDB", values(), values("TRUE"));
    set(dn, change);
    set(dn, change("msExchPatchMDB", values("TRUE"), values("FALSE")));

    assertThat(set(dn, change.inverse())).isInstanceOf(ModifyOutcome.AlreadyInPlace.class);
    assertThat(set(dn, change)).isInstanceOf(ModifyOutcome.Applied.class);
    assertThat(read(dn, "msExchPatchMDB")).containsExactly("TRUE");
  }

  /** An entry that may have msExchPatchMDB. */
  protected abstract DistinguishedName patchable(String name);
}
