package dev.handover.node.adapter.install;

import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A machine for installations, in memory. Its service answers at once when it runs, unless its
 * version is one of the silent ones; it can be cut off before any of its changes.
 */
final class MemoryHost implements Host, Liveness {
  final List<String> acts = new ArrayList<>();
  final List<EventReport.Kind> events = new ArrayList<>();
  final Set<String> silentVersions = new TreeSet<>();
  final Set<String> present = new TreeSet<>();
  private @Nullable Registration registered;
  private boolean running;
  private int deafFor;
  private int actsUntilCut = Integer.MAX_VALUE;

  /** Stands for the end of the installer's process. */
  static final class CutOff extends RuntimeException {}

  /** The service still starts, so it does not listen to so many stops. */
  void bootsFor(int stops) {
    deafFor = stops;
  }

  void cutOffAfter(int changes) {
    actsUntilCut = changes;
  }

  Optional<Registration> registered() {
    return Optional.ofNullable(registered);
  }

  boolean isRunning() {
    return running;
  }

  @Override
  public Optional<String> objection() {
    return Optional.empty();
  }

  @Override
  public ServiceStatus status(ServiceName service) {
    if (registered == null) {
      return ServiceStatus.notInstalled(service);
    }
    ServiceState state = running ? ServiceState.RUNNING : ServiceState.STOPPED;
    return new ServiceStatus(
        service, state, StartType.AUTOMATIC, null, null, WindowsError.NONE, List.of());
  }

  @Override
  public WindowsError start(ServiceName service) {
    act("start");
    running = true;
    return WindowsError.NONE;
  }

  @Override
  public WindowsError stop(ServiceName service) {
    if (deafFor-- > 0) {
      return deafFor % 2 == 0
          ? WindowsError.SERVICE_CANNOT_ACCEPT_CONTROL
          : WindowsError.INVALID_SERVICE_CONTROL;
    }
    act("stop");
    running = false;
    return WindowsError.NONE;
  }

  @Override
  public void tell(EventReport event) {
    events.add(event.kind());
  }

  @Override
  public boolean answers(Layout layout) {
    return running && !silentVersions.contains(registered().orElseThrow().version());
  }

  @Override
  public Optional<Registration> find(ServiceName service) {
    return registered();
  }

  @Override
  public void register(Registration registration, Password password) {
    act("register " + registration.version());
    registered = registration;
  }

  @Override
  public void unregister(Registration registration) {
    act("unregister");
    registered = null;
  }

  @Override
  public List<Extra> extras(Grants grants) {
    return List.of(new MemoryExtra("rights"), new MemoryExtra("rule"));
  }

  private void act(String what) {
    if (actsUntilCut-- <= 0) {
      throw new CutOff();
    }
    acts.add(what);
  }

  private final class MemoryExtra implements Extra {
    private final String name;

    MemoryExtra(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String put(Registration registration) {
      act("put " + name);
      present.add(name);
      return "done";
    }

    @Override
    public String remove(Registration registration) {
      act("remove " + name);
      present.remove(name);
      return "removed";
    }
  }
}
