package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/** The groups in force now. Reading never fails: a reload replaces all of them or none. */
public interface Groups {
  /** All groups, ordered by name. */
  List<Group> all();

  Optional<Group> find(GroupName name);
}
