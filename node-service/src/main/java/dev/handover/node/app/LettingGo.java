package dev.handover.node.app;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.NamedOverride;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.SourceLease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets go of what a lease names: stops the services in the reverse of their start order, takes the
 * disk offline, removes the address.
 *
 * <p>Everything is read from the machine first, so that after a crash in the middle the same lease
 * finishes the job. What does not work does not keep the rest from being tried; only a newer epoch
 * ends it.
 */
@ApplicationScoped
public class LettingGo {
  private static final Logger LOG = Logger.getLogger(LettingGo.class);

  /** How long one service may take to stop before the next one is looked at. */
  static final Duration STOP_TIME = Duration.ofMinutes(5);

  private static final Duration ONE_WAIT = Duration.ofSeconds(10);

  /** Nobody is there to ask: a process that hangs would keep the disk here for ever. */
  private static final Overrides END_HUNG =
      new Overrides(
          List.of(new NamedOverride(OverrideName.END_HUNG_PROCESS, "the source lease expired")));

  private final LeaseKeeper keeper;
  private final Switches switches;
  private final EventLog events;
  private final InstantSource clock;

  public LettingGo(LeaseKeeper keeper, Switches switches, EventLog events, InstantSource clock) {
    this.keeper = keeper;
    this.switches = switches;
    this.events = events;
    this.clock = clock;
  }

  /** Lets go, and writes down what came of it. */
  public void letGo(SourceLease lease) {
    Fence fence = lease.fence();
    if (lease.state() == SourceLease.State.HELD) {
      LOG.warnf(
          "source lease expired, letting go: group=%s epoch=%s operationId=%s expiredAt=%s",
          fence.group(), fence.epoch(), fence.issuer(), lease.expiresAt());
      tell(
          EventReport.Kind.LEASE_EXPIRED,
          "The source lease of group %s (epoch %s) expired at %s without being renewed. This node now stops the group's services, takes its disk offline and removes its address."
              .formatted(fence.group(), fence.epoch(), lease.expiresAt()));
    }
    keeper.note(lease, SourceLease.State.EXPIRED, "expired, letting go since " + clock.instant());
    try {
      List<String> held = release(lease);
      if (held.isEmpty()) {
        // A start that passed the lease's check just in time may have ended after we looked.
        keeper.awaitActs(fence);
        held = release(lease);
      }
      report(lease, held);
    } catch (RefusedException e) {
      keeper.note(lease, SourceLease.State.ENDED, "void: " + e.refusal().detail());
      LOG.warnf("source lease is void: group=%s why=\"%s\"", fence.group(), e.refusal().detail());
    }
  }

  private List<String> release(SourceLease lease) {
    List<String> held = new ArrayList<>();
    stopAll(lease, held);
    lease.holdings().disk().ifPresent(disk -> detach(disk, lease.fence(), held));
    lease.holdings().address().ifPresent(address -> remove(address, lease.fence(), held));
    return held;
  }

  private void report(SourceLease lease, List<String> held) {
    Fence fence = lease.fence();
    if (held.isEmpty()) {
      keeper.note(lease, SourceLease.State.RELEASED, "let go at " + clock.instant());
      LOG.warnf("source lease released: group=%s epoch=%s", fence.group(), fence.epoch());
      tell(
          EventReport.Kind.LEASE_LET_GO,
          "This node has let go of group %s (epoch %s). Start the group again where it shall run."
              .formatted(fence.group(), fence.epoch()));
      return;
    }
    String all = String.join("; ", held);
    keeper.note(lease, SourceLease.State.FAILED, "still held, trying again: " + all);
    LOG.errorf("source lease not released, trying again: group=%s held=\"%s\"", fence.group(), all);
    if (lease.state() != SourceLease.State.FAILED) {
      tell(
          EventReport.Kind.LEASE_LET_GO_FAILED,
          "This node still holds parts of group %s (epoch %s), whose source lease expired, and goes on trying: %s."
              .formatted(fence.group(), fence.epoch(), all));
    }
  }

  /** What the log does not take is in this service's own log. */
  private void tell(EventReport.Kind kind, String text) {
    if (!events.report(new EventReport(kind, text))) {
      LOG.warnf("the event log did not take: %s", text);
    }
  }

  private void stopAll(SourceLease lease, List<String> held) {
    List<ServiceName> reverse = new ArrayList<>(lease.holdings().services());
    Collections.reverse(reverse);
    for (ServiceName name : reverse) {
      attempt("service " + name, held, () -> stop(name, lease.fence(), held));
    }
  }

  private void stop(ServiceName name, Fence fence, List<String> held) {
    Instant deadline = clock.instant().plus(STOP_TIME);
    ServiceSwitch.Request request =
        new ServiceSwitch.Request(name, DesiredState.STOPPED, ONE_WAIT, END_HUNG, fence);
    ServiceSwitch.Result result = switches.services().bringTo(request);
    while (!result.reached() && clock.instant().isBefore(deadline)) {
      result = switches.services().bringTo(request);
    }
    if (!result.reached()) {
      held.add("service " + name + " is " + result.status().state());
    }
  }

  private void detach(DiskId disk, Fence fence, List<String> held) {
    attempt(
        "disk " + disk,
        held,
        () -> {
          // After a power cut the disk is OFFLINE, but our reservation still shuts the partner out.
          DiskStatus found = switches.disks().look(disk);
          if (!found.hasLetGo() && !switches.disks().takeOffline(disk, fence).hasLetGo()) {
            held.add("disk " + disk + " is not let go of");
          }
        });
  }

  private void remove(FloatingAddress address, Fence fence, List<String> held) {
    attempt("address " + address, held, () -> switches.addresses().remove(address, fence));
  }

  /** A newer epoch ends everything; whatever else goes wrong is told, and the rest goes on. */
  private static void attempt(String what, List<String> held, Runnable act) {
    try {
      act.run();
    } catch (RefusedException e) {
      if (e.refusal().code() == RefusalCode.STALE_EPOCH) {
        throw e;
      }
      if (e.refusal().code() != RefusalCode.SERVICE_NOT_FOUND) {
        held.add(what + ": " + e.refusal().detail());
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "letting go: %s", what);
      held.add(what + ": " + e);
    }
  }
}
