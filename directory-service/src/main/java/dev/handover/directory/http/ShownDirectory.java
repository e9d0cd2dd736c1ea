package dev.handover.directory.http;

import dev.handover.api.directory.model.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.DomainController;
import java.util.List;

/** The directory and its domain controllers as the contract shows them. */
final class ShownDirectory {

  private static final int MOST = 100;

  private ShownDirectory() {}

  static Directory of(
      DirectoryDescription site, List<DomainController> known, DomainController used) {
    return new Directory(
        site.url(),
        site.server(),
        Directory.SecurityEnum.valueOf(site.security().name()),
        site.defaultNamingContext().toString(),
        site.configurationNamingContext().toString(),
        site.rootDomainNamingContext().toString(),
        site.namingContexts().stream().map(DistinguishedName::toString).toList(),
        known.stream().limit(MOST).map(each -> shown(each, used)).toList());
  }

  private static dev.handover.api.directory.model.DomainController shown(
      DomainController controller, DomainController used) {
    return new dev.handover.api.directory.model.DomainController(
        controller.url().value(), controller.site(), controller.url().equals(used.url()));
  }
}
