package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.EventBookmark;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.EventPage;
import dev.handover.node.domain.EventReadingContract;
import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.LoggedEvent;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event log of an emulated machine: the contract, and lines that a person adds by hand. */
class EmulatedEventLogTest extends EventReadingContract {
  @TempDir Path root;

  private EventLog log;

  @BeforeEach
  void openMachine() {
    log = new EmulatedLab(root, new ManualTime()).open("exch1").eventLog();
  }

  @Override
  protected EventLog log() {
    return log;
  }

  @Test
  void readsLinesThatWereAddedByHand() throws IOException {
    // Given
    log.report(new EventReport(EventReport.Kind.INSTALLED, "ours"));
    EventPage before = log.read(Optional.empty(), 10);

    // When
    add("{\"source\":\"MSExchangeIMC\",\"id\":4058,\"level\":\"ERROR\",\"text\":\"by hand\"}\n");
    log.report(new EventReport(EventReport.Kind.INSTALLED, "later"));

    // Then
    EventPage after = log.read(before.end(), 10);
    assertThat(after.events()).extracting(LoggedEvent::text).containsExactly("by hand", "later");
    assertThat(after.end()).map(EventBookmark::toString).hasValue("Application:3");
  }

  @Test
  void namesTheLineThatCannotBeRead() throws IOException {
    add("{\"source\":\"x\",\"id\":1}\nnot json\n");
    assertThatThrownBy(() -> log.read(Optional.empty(), 1))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("events.jsonl, line 2");
    assertThat(log.report(new EventReport(EventReport.Kind.INSTALLED, "lost"))).isFalse();
  }

  private void add(String lines) throws IOException {
    Files.writeString(
        root.resolve("exch1/events.jsonl"),
        lines,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
