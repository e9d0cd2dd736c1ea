package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.readiness.DiskFindings.SeenDisk;
import dev.handover.orchestrator.domain.readiness.HostFindings.Checked;
import dev.handover.orchestrator.domain.readiness.ProofFindings.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What node-services tell beyond a move. Changes nothing; nothing throws because one is away. */
public interface NodeReadings {
  /** Has the machine check itself against all that the group needs of it. */
  Answer<List<Checked>> check(NodeRef node, Group group);

  Answer<SeenDisk> disk(NodeRef node, DiskRef disk);

  /** The group's lease that the node keeps now; empty when it keeps none. */
  Answer<Optional<Lease>> lease(NodeRef node, GroupName group);

  /** From when on our token there is refused; empty when it does not expire. */
  Answer<Optional<Instant>> tokenExpiry(NodeRef node);
}
