package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DomainController;
import java.util.List;

/** Where the domain controllers are known from. */
public interface ControllerSource {

  /**
   * All of them, the preferred one first; never empty. Throws {@link
   * dev.handover.directory.domain.DirectoryUnreachableException} when that cannot be found out.
   */
  List<DomainController> controllers();
}
