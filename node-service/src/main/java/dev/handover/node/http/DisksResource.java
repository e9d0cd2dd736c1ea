package dev.handover.node.http;

import dev.handover.api.node.DisksApi;
import dev.handover.api.node.model.DesiredDiskState;
import dev.handover.api.node.model.DiskStatus;
import dev.handover.node.app.Audit;
import dev.handover.node.app.DiskSwitch;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Switching disks. */
class DisksResource implements DisksApi {
  private final DiskSwitch disks;
  private final Callers callers;
  private final Audit audit;

  DisksResource(DiskSwitch disks, Callers callers, Audit audit) {
    this.disks = disks;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<DiskStatus> getDisk(String disk) {
    return RestResponse.ok(Shown.disk(disks.look(Parsed.value("disk", disk, DiskId::new))));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<DiskStatus> putDiskState(String disk, DesiredDiskState asked) {
    DiskId id = Parsed.value("disk", disk, DiskId::new);
    Fence fence = callers.fence(asked.fence());
    Overrides overrides = Parsed.overrides(asked.overrides());
    Supplier<dev.handover.node.domain.DiskStatus> change =
        switch (asked.desired()) {
          case ONLINE -> {
            String mountPoint = mountPoint(asked);
            yield preempts(asked, overrides)
                ? () -> disks.takeOver(id, mountPoint, fence)
                : () -> disks.bringOnline(id, mountPoint, fence);
          }
          case OFFLINE -> {
            if (!asked.overrides().isEmpty()) {
              throw Parsed.invalid("/overrides", "are not for OFFLINE");
            }
            yield () -> disks.takeOffline(id, fence);
          }
        };
    String what = "disk " + id + " to " + asked.desired() + overrides.text();
    return RestResponse.ok(
        Shown.disk(audit.record(fence, what, change, done -> "reached:" + done.state())));
  }

  /** As it was written, but only when it is a place that a disk can be mounted at. */
  private static String mountPoint(DesiredDiskState asked) {
    String text = Parsed.required("/mountPoint", asked.mountPoint(), "for ONLINE");
    Parsed.value("/mountPoint", text, LocalPath::ofDrive);
    return text;
  }

  private static boolean preempts(DesiredDiskState asked, Overrides overrides) {
    boolean preempts = overrides.allow(OverrideName.PREEMPT_RESERVATION);
    if (!asked.overrides().isEmpty() && !preempts) {
      throw Parsed.invalid("/overrides/0/name", "is not one for a disk");
    }
    return preempts;
  }
}
