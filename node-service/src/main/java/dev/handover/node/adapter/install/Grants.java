package dev.handover.node.adapter.install;

import dev.handover.node.domain.ServiceName;
import java.util.List;

/**
 * What an installation asks of Windows beside the service itself.
 *
 * @param controls services that the account may start and stop without being an administrator
 * @param administrators whether the account joins the local group Administrators, without which
 *     Windows lets nobody switch a disk or an address
 */
public record Grants(Reach reach, List<ServiceName> controls, boolean administrators) {

  /** Nothing is asked for, as when all of it is taken back. */
  static final Grants NONE = new Grants(new Reach(false, 0, ""), List.of(), false);

  public Grants {
    controls = List.copyOf(controls);
  }
}
