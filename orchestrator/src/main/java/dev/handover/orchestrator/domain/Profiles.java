package dev.handover.orchestrator.domain;

import java.util.List;

/** The profiles in force now, shipped and configured. */
public interface Profiles {
  /** All profiles, ordered by name. */
  List<Profile> all();
}
