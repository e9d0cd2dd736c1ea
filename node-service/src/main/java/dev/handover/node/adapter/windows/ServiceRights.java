package dev.handover.node.adapter.windows;

import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.InstallFault;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lets the service's account start and stop the services of its group, and no others, without being
 * an administrator.
 *
 * <p>The right to change a service's configuration is not among them: it would let the account put
 * any program in the place of one that runs as the system. So start types are changed by an
 * administrator, or by a node that is one.
 */
final class ServiceRights implements Host.Extra {
  /** Query configuration and status, dependents, start, stop, interrogate, read this very list. */
  static final String CONTROL = "CCLCSWRPWPLORC";

  private final Supplier<List<ServiceStatus>> services;
  private final AccessLists lists;
  private final List<ServiceName> controls;

  /**
   * @param services all of this machine, asked when rights are taken back
   */
  ServiceRights(
      Supplier<List<ServiceStatus>> services, AccessLists lists, List<ServiceName> controls) {
    this.services = services;
    this.lists = lists;
    this.controls = controls;
  }

  @Override
  public String name() {
    return "rights on services";
  }

  @Override
  public String put(Registration registration) {
    Optional<String> sid = Accounts.sid(registration);
    if (sid.isEmpty()) {
      return "all, as the system";
    }
    List<String> told = new ArrayList<>();
    for (ServiceName service : controls) {
      change(service, list -> given(list, service, registration, sid.get()))
          .ifPresentOrElse(
              fault -> {
                throw InstallFault.failed(
                    "rights on service %s cannot be set: %s".formatted(service, fault));
              },
              () -> told.add(service.value()));
    }
    return told.isEmpty() ? "none given" : "start and stop " + String.join(", ", told);
  }

  /** Written down before it is done: what was there before us is not ours to take away. */
  private static ServiceAccessList given(
      ServiceAccessList before, ServiceName service, Registration registration, String sid) {
    ServiceAccessList after = before.allowing(CONTROL, sid);
    if (!after.equals(before)) {
      new GivenRights(registration.layout()).add(service);
    }
    return after;
  }

  /**
   * Takes back what {@link #put} gave. Whoever chose the account may have given it other rights, or
   * denied it some, or given it the very same before: those stay. Nothing on any service ends the
   * removal.
   */
  @Override
  public String remove(Registration registration) {
    Optional<String> sid = Accounts.sid(registration);
    if (sid.isEmpty()) {
      return "none to take back";
    }
    List<String> left = new ArrayList<>();
    Set<ServiceName> given = new GivenRights(registration.layout()).read();
    for (ServiceStatus service : services.get()) {
      if (!given.contains(service.name())) {
        continue;
      }
      change(service.name(), list -> list.without(CONTROL, sid.get()))
          .ifPresent(fault -> left.add(service.name() + " (" + fault + ")"));
    }
    return left.isEmpty()
        ? "taken back"
        : "not readable or changeable, so left alone: " + String.join(", ", left);
  }

  /** Replaces a service's list when the change makes a difference; why not, when it fails. */
  private Optional<String> change(ServiceName service, UnaryOperator<ServiceAccessList> change) {
    try {
      Optional<ServiceAccessList> before = ServiceAccessList.parse(lists.read(service));
      if (before.isEmpty()) {
        return Optional.of("its list has entries of a kind that is only safe to change by hand");
      }
      ServiceAccessList after = change.apply(before.get());
      if (!after.equals(before.get())) {
        lists.write(service, after.text());
      }
      return Optional.empty();
    } catch (AccessLists.Unreached e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
