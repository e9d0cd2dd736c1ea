package dev.handover.directory.http;

import dev.handover.api.directory.model.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.DomainController;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The directory and its domain controllers as the contract shows them. */
record ShownDirectory(List<DomainController> known, DomainController used) {

  private static final int MOST = 100;

  Directory of(DirectoryDescription site, @Nullable Instant tokenExpiresAt) {
    return new Directory(
        site.url(),
        site.server(),
        Directory.SecurityEnum.valueOf(site.security().name()),
        site.defaultNamingContext().toString(),
        site.configurationNamingContext().toString(),
        site.rootDomainNamingContext().toString(),
        site.namingContexts().stream().map(DistinguishedName::toString).toList(),
        known.stream().limit(MOST).map(this::shown).toList(),
        tokenExpiresAt);
  }

  private dev.handover.api.directory.model.DomainController shown(DomainController controller) {
    return new dev.handover.api.directory.model.DomainController(
        controller.url().value(), controller.site(), controller.url().equals(used.url()));
  }
}
