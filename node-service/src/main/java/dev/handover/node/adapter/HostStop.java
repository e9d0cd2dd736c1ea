package dev.handover.node.adapter;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * How the host of the Windows service, which shares our process, asks for an orderly end.
 *
 * <p>The host calls {@link #main} on a copy of this class that it loaded itself and that knows
 * nothing of the running service, so the two meet at the one place a Java process has for such
 * things. It does not end the process: only a host that sees the service return can tell the
 * service manager that it stopped, and a process that vanishes counts as a crash, which would be
 * started again.
 */
public final class HostStop {
  private static final String NAME = "dev.handover:type=NodeService";
  private static final String OPERATION = "run";

  /** Says to a service that offers its end later that it was asked for already. */
  private static final String ASKED = "dev.handover.stop-asked";

  private static volatile @Nullable Request offered;

  private HostStop() {}

  /**
   * A stop that is not lost when it is asked for while the service still starts: the framework
   * forgets whatever was asked before it began to run.
   */
  static final class Request implements Runnable {
    private final Runnable stop;
    private volatile boolean asked;

    Request(Runnable stop) {
      this.stop = stop;
    }

    @Override
    public void run() {
      asked = true;
      stop.run();
    }

    /** The service has begun: a stop that came before counts now. */
    void serviceHasBegun() {
      if (asked) {
        stop.run();
      }
    }
  }

  /** Offers the end of the service to its host. */
  static void offer(Runnable stop) {
    Request request = new Request(stop);
    offered = request;
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(new StandardMBean(request, Runnable.class), new ObjectName(NAME));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
    if (Boolean.getBoolean(ASKED)) {
      request.run();
    }
  }

  /** To be called once the service has begun; without a host it does nothing. */
  static void serviceHasBegun() {
    Request request = offered;
    if (request != null) {
      request.serviceHasBegun();
    }
  }

  /** Called by the host when the service manager wants the service to stop. */
  public static void main(String... none) throws JMException {
    System.setProperty(ASKED, "true");
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(NAME);
    // Otherwise Java has only just begun; whoever offers the end will find that it was asked for.
    if (beans.isRegistered(name)) {
      beans.invoke(name, OPERATION, new Object[0], new String[0]);
    }
  }
}
