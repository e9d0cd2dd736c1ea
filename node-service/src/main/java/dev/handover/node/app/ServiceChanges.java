package dev.handover.node.app;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The three things that can be asked of services: one to a state, a set to a state, a start type.
 */
@ApplicationScoped
public class ServiceChanges {
  private final ServiceSwitch one;
  private final ServiceSets sets;
  private final StartTypes startTypes;

  public ServiceChanges(ServiceSwitch one, ServiceSets sets, StartTypes startTypes) {
    this.one = one;
    this.sets = sets;
    this.startTypes = startTypes;
  }

  /** Brings one service to a state. */
  public ServiceSwitch one() {
    return one;
  }

  /** Brings a set of services to a state. */
  public ServiceSets sets() {
    return sets;
  }

  /** Changes how Windows starts a service. */
  public StartTypes startTypes() {
    return startTypes;
  }
}
