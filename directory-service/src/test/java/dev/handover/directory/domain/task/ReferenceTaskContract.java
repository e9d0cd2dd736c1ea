package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every task that moves references to a server promises. */
abstract class ReferenceTaskContract {
  static final String HOLDER = "CN=Holder," + TestForest.GROUP;

  final InMemoryDirectory directory = TestForest.create().inMemory();
  private final String taskName;
  private final String objectClass;
  private final String attribute;

  ReferenceTaskContract(String taskName, String objectClass, String attribute) {
    this.taskName = taskName;
    this.objectClass = objectClass;
    this.attribute = attribute;
    directory.dump().keySet().forEach(dn -> directory.set(dn, attribute));
  }

  /** What of a server such a reference names. */
  abstract String place(String server);

  final Preview there() {
    return preview(move(EXCH1, EXCH2, task(taskName, Map.of())), directory);
  }

  final Preview back() {
    return preview(move(EXCH2, EXCH1, task(taskName, Map.of())), directory);
  }

  final void hold(String dn, String... values) {
    directory.with(dn, "objectClass", objectClass);
    directory.set(dn, attribute, values);
  }

  final List<String> held(String dn) {
    return directory
        .dump()
        .getOrDefault(dn, Map.of())
        .getOrDefault(attribute.toLowerCase(Locale.ROOT), List.of());
  }

  @Test
  void movesTheReferenceInOneWrite() {
    hold(HOLDER, place("EXCH1"));

    Preview preview = there();

    assertThat(preview.findings()).isEmpty();
    assertThat(preview.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.dn()).hasToString(HOLDER);
              assertThat(change.attributes().getFirst().after())
                  .extracting(AttributeValue::text)
                  .containsExactly(place("EXCH2"));
            });
  }

  @Test
  void findsNothingToDoASecondTimeAndIsUndone() {
    hold(HOLDER, place("EXCH1"));
    Map<String, Map<String, List<String>>> before = directory.dump();
    Preview preview = there();

    List<ModifyOutcome> outcomes = TaskPreviews.apply(preview, directory);

    assertThat(outcomes).allMatch(ModifyOutcome.Applied.class::isInstance).hasSize(1);
    assertThat(there().changes()).isEmpty();
    TaskPreviews.revert(preview, directory);
    assertThat(directory.dump()).isEqualTo(before);
  }

  @Test
  void comesBackOnFailback() {
    hold(HOLDER, place("EXCH1"));
    Map<String, Map<String, List<String>>> before = directory.dump();

    TaskPreviews.apply(there(), directory);
    TaskPreviews.apply(back(), directory);

    assertThat(directory.dump()).isEqualTo(before);
  }

  @Test
  void knowsTheSourceInAnyCaseAndWithAnyEscaping() {
    hold(HOLDER, place("EXCH1").replace("CN=EXCH1,CN=Servers", "cn=\\45xch1 , cn=servers"));

    TaskPreviews.apply(there(), directory);

    assertThat(held(HOLDER)).containsExactly(place("EXCH2"));
  }

  @Test
  void leavesAThirdServerAloneAlsoOneWhoseNameBeginsAlike() {
    hold(HOLDER, place("EXCH10"));
    hold("CN=EXCH1," + TestForest.GROUP, place("EXCH10"));

    assertThat(there().changes()).isEmpty();
  }

  @Test
  void leavesWhatTheSourceSaysOfItself() {
    hold("CN=Own," + TestForest.server("EXCH1"), place("EXCH1"));

    assertThat(there().changes()).isEmpty();
  }

  @Test
  void leavesWhatIsAbsentEmptyOrNoName() {
    directory.with(HOLDER, "objectClass", objectClass);
    hold("CN=Other," + TestForest.GROUP, "EXCH1", "=,");

    Preview preview = there();

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings()).isEmpty();
  }

  @Test
  void exchangesOnlyTheSourcesAmongManyValues() {
    String third = place("EXCH10");
    hold(HOLDER, third, place("EXCH1"));

    TaskPreviews.apply(there(), directory);

    assertThat(held(HOLDER)).containsExactlyInAnyOrder(third, place("EXCH2"));
  }

  @Test
  void leavesWhatNamesBothServersAlready() {
    hold(HOLDER, place("EXCH1"), place("EXCH2"));

    assertThat(there().changes()).isEmpty();
    assertThat(back().changes()).isEmpty();
  }

  @Test
  void keepsAndReportsAReferenceThatWouldNameNothing() {
    hold(HOLDER, "CN=Gone,CN=Protocols," + TestForest.server("EXCH1"));

    Preview preview = there();

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.isBlocked()).isFalse();
    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("reference-without-counterpart");
  }
}
