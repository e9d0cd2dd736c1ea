package dev.handover.node.app;

import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.RegistryRoots;
import dev.handover.node.domain.RegistryValueName;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Files and registry values of this machine, as far as callers may ask for them: what may not be
 * read is unknown, with the reason.
 */
@ApplicationScoped
public class HostFacts {
  private final HostChecks host;
  private final RegistryRoots roots;
  private final ProgramFiles files;

  public HostFacts(HostChecks host, RegistryRoots roots, ProgramFiles files) {
    this.host = host;
    this.roots = roots;
    this.files = files;
  }

  /** Refuses a value that lies outside of the configured keys. */
  public void requireReadable(RegistryValueName name) {
    roots.require(name);
  }

  /** A value as text; NotApplicable when there is none. */
  public Reading<String> registryValue(RegistryValueName name) {
    try {
      requireReadable(name);
      return host.registryValue(name);
    } catch (RefusedException e) {
      return Reading.unknown(e.refusal().detail());
    }
  }

  /** A file's version, four numbers; NotApplicable when there is no such file. */
  public Reading<String> fileVersion(LocalPath path) {
    try {
      FileVersion found = files.version(path);
      String version = found.file();
      return version == null ? Reading.unknown("The file has no version.") : Reading.known(version);
    } catch (RefusedException e) {
      return e.refusal().code() == RefusalCode.FILE_NOT_FOUND
          ? Reading.notApplicable("There is no such file.")
          : Reading.unknown(e.refusal().detail());
    }
  }
}
