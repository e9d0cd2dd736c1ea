package dev.handover.node.adapter.windows;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits for changes of services by NotifyServiceStatusChange, which Windows offers since Vista, and
 * by looking again where it is refused (an older machine, or one that is far away).
 *
 * <p>A notice is told by an asynchronous procedure call to the thread that asked for it, while that
 * thread sleeps alertably. It is asked for all states but the one that was seen, and Windows tells
 * at once when the service is in one of them already; so a change between looking and waiting is
 * not missed.
 *
 * @param machine null for this machine
 */
record ServiceNotices(@Nullable String machine) {
  private static final int VERSION = 2;
  private static final int ALL_STATES = 0x7f;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /**
   * Windows writes into a notice until its handle is closed, and the call may be queued still: the
   * last ones are kept so that no memory is used that was given back.
   */
  private static final int KEPT = 1024;

  private static final Deque<Notice> LAST = new ArrayDeque<>();

  /** What Windows calls; to have been woken is all that matters. */
  interface Callback extends StdCallCallback {
    void told(Pointer notice);
  }

  private static final Callback WAKE_UP = notice -> {};

  /** SERVICE_NOTIFY_2W. */
  @FieldOrder({
    "dwVersion",
    "pfnNotifyCallback",
    "pContext",
    "dwNotificationStatus",
    "ServiceStatus",
    "dwNotificationTriggered",
    "pszServiceNames"
  })
  public static final class Notice extends Structure {
    public int dwVersion = VERSION;
    public Callback pfnNotifyCallback = WAKE_UP;
    public @Nullable Pointer pContext;
    public int dwNotificationStatus;
    public SERVICE_STATUS_PROCESS ServiceStatus = new SERVICE_STATUS_PROCESS();
    public int dwNotificationTriggered;
    public @Nullable Pointer pszServiceNames;
  }

  /** False when the thread is told to end. */
  boolean await(List<ServiceStatus> seen, Duration limit) {
    if (Thread.currentThread().isInterrupted()) {
      return false;
    }
    List<ServiceHandle> watched = new ArrayList<>();
    try {
      boolean all = true;
      for (ServiceStatus status : seen) {
        all &= watch(status, watched);
      }
      Duration most = all || limit.compareTo(LOOK_AGAIN) < 0 ? limit : LOOK_AGAIN;
      Native32.Alertable.INSTANCE.SleepEx(Math.toIntExact(most.toMillis()), true);
    } finally {
      watched.forEach(ServiceHandle::close);
      // Runs what is queued still, so that it does not end a sleep of somebody else.
      Native32.Alertable.INSTANCE.SleepEx(0, true);
    }
    return !Thread.currentThread().isInterrupted();
  }

  private boolean watch(ServiceStatus seen, List<ServiceHandle> watched) {
    ServiceHandle service =
        ServiceHandle.ofService(machine, seen.name().value(), Winsvc.SERVICE_QUERY_STATUS);
    watched.add(service);
    if (!service.error().isNone()) {
      // Not installed any more, or not to be seen: there is nothing that would tell of it.
      return seen.state() == ServiceState.NOT_INSTALLED
          && service.error().equals(WindowsError.SERVICE_DOES_NOT_EXIST);
    }
    Notice notice = new Notice();
    keep(notice);
    int mask = ALL_STATES & ~statesOf(seen.state());
    return Native32.ServiceConfig.INSTANCE.NotifyServiceStatusChange(service.value(), mask, notice)
        == 0;
  }

  private static void keep(Notice notice) {
    synchronized (LAST) {
      LAST.addLast(notice);
      if (LAST.size() > KEPT) {
        LAST.removeFirst();
      }
    }
  }

  /** SERVICE_NOTIFY_*: the states that the service manager had told when this was seen. */
  private static int statesOf(ServiceState state) {
    return switch (state) {
      case STOPPED -> 0x01;
      case START_PENDING -> 0x02;
      case STOP_PENDING -> 0x04;
      case RUNNING -> 0x08;
      case CONTINUE_PENDING -> 0x10;
      case PAUSE_PENDING -> 0x20;
      case PAUSED -> 0x40;
      case NOT_INSTALLED -> 0;
      case FAILED -> 0x0c;
    };
  }
}
