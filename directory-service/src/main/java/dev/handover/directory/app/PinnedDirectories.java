package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.Pin;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives each change set the domain controller that it was computed against: all of its reads and
 * writes go there.
 */
@ApplicationScoped
public class PinnedDirectories {

  private final DomainControllers controllers;

  /** Of these domain controllers. */
  public PinnedDirectories(DomainControllers controllers) {
    this.controllers = controllers;
  }

  /** The directory of a set; sets of the first release name none and use the preferred one. */
  public Directory of(ChangeSet set) {
    Pin pin = set.pin();
    return controllers.at(pin == null ? controllers.preferred().url() : pin.controller());
  }

  /** The directory of what belongs to no set. */
  public Directory preferred() {
    return controllers.at(controllers.preferred().url());
  }
}
