package dev.handover.node.domain;

/** What is right for services on either node of a group (configuration guide, group set-up). */
public final class ServiceRules {
  private static final String READ_CURE =
      "Look at the service in the machine's own service console.";

  private ServiceRules() {}

  /** The group starts its services, so their start type is Manual on both nodes. */
  public static CheckResult startType(ServiceStatus service) {
    CheckResult.Check check = CheckResult.check("service-start-type", service.name().value());
    if (service.state() == ServiceState.NOT_INSTALLED) {
      return check.failed(
          "The service is not installed.", "Install the application on this node, too.");
    }
    return switch (service.startType()) {
      case MANUAL -> check.passed("The start type is Manual.");
      case UNKNOWN -> check.unknown("The start type could not be read.", READ_CURE);
      case BOOT, SYSTEM, AUTOMATIC ->
          check.failed(
              "The start type is %s: Windows starts it at boot, on a node that may not have the group."
                  .formatted(service.startType()),
              "Set it to Manual.");
      case DISABLED ->
          check.failed(
              "The start type is DISABLED: the group cannot start it.", "Set it to Manual.");
    };
  }

  /** Some services (MSDTC) run on both nodes all the time. */
  public static CheckResult alwaysRunning(ServiceStatus service) {
    CheckResult.Check check = CheckResult.check("service-always-running", service.name().value());
    if (service.state() == ServiceState.NOT_INSTALLED) {
      return check.failed(
          "The service is not installed.", "Install it, or the Windows component it is part of.");
    }
    String evidence = "It is %s, start type %s.".formatted(service.state(), service.startType());
    if (service.state() == ServiceState.RUNNING && service.startType() == StartType.AUTOMATIC) {
      return check.passed(evidence);
    }
    if (service.state() == ServiceState.RUNNING && service.startType() == StartType.UNKNOWN) {
      return check.unknown(evidence, READ_CURE);
    }
    return check.failed(evidence, "Set its start type to Automatic and start it.");
  }
}
