package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.COM.COMException;
import com.sun.jna.platform.win32.COM.COMLateBindingObject;
import com.sun.jna.platform.win32.COM.IDispatch;
import com.sun.jna.platform.win32.Ole32;
import com.sun.jna.platform.win32.Variant.VARIANT;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.Reach;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.ServiceName;
import java.util.function.Supplier;

/**
 * Lets callers reach the service's port, through the firewall's own interface (INetFwPolicy2 and
 * INetFwRule, netfw.h). A machine without that interface is no reason to fail: what is missing is
 * reported, and somebody else's firewall has to be told by hand.
 */
final class FirewallRule implements Host.Extra {
  private static final int TCP = 6;
  private static final int INBOUND = 1;
  private static final int ALLOW = 1;

  private final Reach reach;

  FirewallRule(Reach reach) {
    this.reach = reach;
  }

  @Override
  public String name() {
    return "firewall rule";
  }

  @Override
  public String put(Registration registration) {
    if (!reach.open()) {
      return remove(registration) + ", as asked for";
    }
    return attempt(
        () -> {
          Automation rules = new Automation("HNetCfg.FwPolicy2").get("Rules");
          rules.call("Remove", title(registration.service()));
          rules.call("Add", rule(registration).toVariant());
          return "TCP %d from %s".formatted(reach.port(), reach.from());
        });
  }

  @Override
  public String remove(Registration registration) {
    return attempt(
        () -> {
          new Automation("HNetCfg.FwPolicy2")
              .get("Rules")
              .call("Remove", title(registration.service()));
          return "removed";
        });
  }

  private Automation rule(Registration registration) {
    Automation rule = new Automation("HNetCfg.FWRule");
    rule.set("Name", title(registration.service()));
    rule.set("Description", "Lets the Handover orchestrator reach this server's node-service.");
    rule.set("ApplicationName", registration.layout().host().toString());
    rule.set("Protocol", TCP);
    rule.set("LocalPorts", Integer.toString(reach.port()));
    rule.set("RemoteAddresses", reach.from());
    rule.set("Direction", INBOUND);
    rule.set("Action", ALLOW);
    rule.set("Enabled", true);
    return rule;
  }

  private static String title(ServiceName service) {
    return "Handover node-service (" + service + ")";
  }

  private static String attempt(Supplier<String> act) {
    boolean entered =
        Ole32.INSTANCE.CoInitializeEx(null, Ole32.COINIT_MULTITHREADED).intValue() >= 0;
    try {
      return act.get();
    } catch (COMException e) {
      return "not changed, this machine's firewall does not offer it (%s): do it by hand"
          .formatted(e.getMessage());
    } finally {
      if (entered) {
        Ole32.INSTANCE.CoUninitialize();
      }
    }
  }

  /** An automation object; its properties and methods are called by name. */
  private static final class Automation extends COMLateBindingObject {
    Automation(String program) {
      super(program, false);
    }

    Automation(IDispatch object) {
      super(object);
    }

    Automation get(String name) {
      return new Automation(getAutomationProperty(name));
    }

    void set(String name, String value) {
      setProperty(name, value);
    }

    void set(String name, int value) {
      setProperty(name, value);
    }

    void set(String name, boolean value) {
      setProperty(name, value);
    }

    void call(String name, String argument) {
      invokeNoReply(name, new VARIANT(argument));
    }

    void call(String name, VARIANT argument) {
      invokeNoReply(name, argument);
    }
  }
}
