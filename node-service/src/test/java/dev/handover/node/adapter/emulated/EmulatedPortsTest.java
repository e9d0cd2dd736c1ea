package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.probe.ProbeKind;
import dev.handover.node.domain.probe.ProbeOutcome;
import dev.handover.node.domain.probe.ServiceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What emulated machines say on their ports, over real sockets. */
class EmulatedPortsTest {
  private static final ServiceName MAIL = new ServiceName("Mail");
  private static final FloatingAddress ADDRESS = new FloatingAddress("192.0.2.50");

  @TempDir Path folder;

  private EmulatedMachine first;
  private EmulatedMachine second;

  @BeforeEach
  void open() throws IOException {
    first = machine("exch1", "192.0.2.11");
    second = machine("exch2", "192.0.2.12");
  }

  @AfterEach
  void close() {
    first.die();
    second.die();
  }

  @ParameterizedTest
  @EnumSource(ProbeKind.class)
  void answersWhileTheServiceRuns(ProbeKind kind) {
    // Given
    first.addresses().add(ADDRESS, 24);
    first.services().start(MAIL);

    // Then
    assertThat(probe(first, kind, "192.0.2.50").serving()).isTrue();
    assertThat(probe(second, kind, "192.0.2.50").serving()).isTrue();
    assertThat(probe(second, kind, "192.0.2.11").serving()).isTrue();
  }

  @Test
  void saysNothingWhileTheServiceIsStopped() {
    first.addresses().add(ADDRESS, 24);

    ProbeOutcome outcome = probe(second, ProbeKind.SMTP, "192.0.2.50");

    assertThat(outcome.serving()).isFalse();
    assertThat(outcome.detail()).isEqualTo("closed the connection without a word");
  }

  @Test
  void runsWithoutServingWhereThePortIsMute() throws IOException {
    // Given
    first.addresses().add(ADDRESS, 24);
    first.services().start(MAIL);
    Files.writeString(folder.resolve("exch1/faults.yaml"), "mutePorts: [25]\n");

    // Then
    assertThat(probe(first, ProbeKind.SMTP, "192.0.2.50").serving()).isFalse();
    assertThat(probe(first, ProbeKind.POP3, "192.0.2.50").serving()).isTrue();
  }

  @Test
  void followsTheAddressToTheOtherMachine() {
    // Given
    first.addresses().add(ADDRESS, 24);
    first.services().start(MAIL);

    // When
    first.addresses().remove(ADDRESS);
    second.addresses().add(ADDRESS, 24);

    // Then
    assertThat(probe(first, ProbeKind.SMTP, "192.0.2.50").serving()).isFalse();
    second.services().start(MAIL);
    assertThat(probe(first, ProbeKind.SMTP, "192.0.2.50").serving()).isTrue();
  }

  @Test
  void hasNothingOnAPortThatNobodyOpened() {
    first.addresses().add(ADDRESS, 24);

    ProbeOutcome outcome = second.prober().probe(ServiceProbe.of(ProbeKind.TCP, "192.0.2.50", 26));

    assertThat(outcome.reachable()).isFalse();
    assertThat(outcome.detail()).isEqualTo("nothing listens on port 26 of exch1");
  }

  private static ProbeOutcome probe(EmulatedMachine from, ProbeKind kind, String address) {
    return from.prober().probe(ServiceProbe.of(kind, address, port(kind)));
  }

  private static int port(ProbeKind kind) {
    return switch (kind) {
      case SMTP -> 25;
      case POP3 -> 110;
      case IMAP4 -> 143;
      case LDAP -> 389;
      case HTTP -> 80;
      case TCP -> 135;
    };
  }

  private EmulatedMachine machine(String node, String address) throws IOException {
    Path home = Files.createDirectories(folder.resolve(node));
    StringBuilder text = new StringBuilder("services: [{name: Mail}]\nanswers:\n");
    for (ProbeKind kind : ProbeKind.values()) {
      text.append("  - {service: Mail, kind: %s, port: %d}\n".formatted(kind, port(kind)));
    }
    text.append("host: {interfaces: [{name: LAN, addresses: [%s/24]}]}\n".formatted(address));
    Files.writeString(home.resolve("machine.yaml"), text);
    return EmulatedMachine.open(
        new EmulatedMachine.Setup(node, home, folder.resolve("shared"), "generic", false),
        Clock.systemUTC());
  }
}
