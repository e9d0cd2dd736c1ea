package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.emulated.EmulatedLab;
import dev.handover.node.domain.Actor;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.LeaseGuard;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.MemoryLeases;
import dev.handover.node.domain.MemoryPromises;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sets of services on an emulated machine whose time passes when somebody waits, and whose workers
 * work on the spot.
 */
abstract class SetLab {
  private static final String MACHINE =
      """
      services:
        - {name: Outside}
        - {name: Root, startDelayMillis: 400, stopDelayMillis: 100}
        - {name: Left, dependsOn: [Root], startDelayMillis: 1000, stopDelayMillis: 300}
        - {name: Right, dependsOn: [Root], startDelayMillis: 600, stopDelayMillis: 200}
        - {name: Between, dependsOn: [Right]}
        - {name: Top, dependsOn: [Between, Left], startDelayMillis: 500, stopDelayMillis: 500}
        - {name: Alone, startDelayMillis: 700, stopDelayMillis: 700}
      """;
  static final List<String> ALL = List.of("Top", "Alone", "Left", "Right", "Root");

  private static final UUID ISSUER = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");

  @TempDir Path folder;

  final ManualTime time = new ManualTime();
  final MemoryLeases leases = new MemoryLeases();
  final EpochGate gate = new EpochGate(new MemoryPromises(), new LeaseGuard(leases, time), time);
  EmulatedLab lab;
  ServiceControlManager scm;
  ServiceSets sets;

  @BeforeEach
  void open() {
    lab = new EmulatedLab(folder, time);
    lab.writeMachine("exch1", MACHINE);
    scm = lab.open("exch1").services();
    sets = new ServiceSets(scm, gate, time, Runnable::run);
  }

  ServiceSetProgress bring(DesiredState desired, List<String> names) {
    List<ServiceSet.Member> members = names.stream().map(name -> member(name)).toList();
    return sets.bringTo(request(new ServiceSet(desired, members), 7, Overrides.NONE));
  }

  ServiceSetProgress bringAlone(int timeout, DesiredState desired, Overrides overrides) {
    ServiceSet.Member alone =
        new ServiceSet.Member(new ServiceName("Alone"), List.of(), Duration.ofSeconds(timeout), 1);
    return sets.bringTo(request(new ServiceSet(desired, List.of(alone)), 7, overrides));
  }

  static ServiceSet.Member member(String name, String... after) {
    return new ServiceSet.Member(
        new ServiceName(name),
        Arrays.stream(after).map(ServiceName::new).toList(),
        Duration.ofMinutes(5),
        2);
  }

  ServiceSets.Request request(ServiceSet set, long epoch, Overrides overrides) {
    return new ServiceSets.Request(set, Duration.ZERO, overrides, fence(epoch));
  }

  ServiceState state(String name) {
    return scm.query(new ServiceName(name)).state();
  }

  static ServiceSetProgress.Item item(ServiceSetProgress progress, String name) {
    return progress.items().stream()
        .filter(item -> item.name().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Refusal assertRefused(ThrowingCallable call, RefusalCode code) {
    Refusal[] refusal = new Refusal[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(RefusedException.class, e -> refusal[0] = e.refusal());
    assertThat(refusal[0].code()).isEqualTo(code);
    return refusal[0];
  }

  static Fence fence(long epoch) {
    return new Fence(
        new GroupName("mail"), new FencingEpoch(epoch), ISSUER, new Actor("test", null));
  }
}
