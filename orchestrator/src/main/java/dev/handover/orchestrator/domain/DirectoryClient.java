package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.serving.DirectoryProofs;
import java.util.UUID;

/**
 * directory-service, the only writer of AD and DNS. Nothing throws because it is away. A single
 * call waits at most 10 s; longer work answers {@link StepOutcome.OnItsWay}, with the progress
 * counted.
 */
public interface DirectoryClient extends DirectoryProofs {
  /** Computes and stores a change set; writes nothing to the directory. */
  default Answer<DirectoryPreview> preview(DirectoryRequest request) {
    return preview(request, UUID.randomUUID().toString());
  }

  /** The same; asked again with the same key, it answers with the same change set. */
  Answer<DirectoryPreview> preview(DirectoryRequest request, String key);

  /** Highest epoch promised for the group, none() when it never was. */
  Answer<FencingEpoch> promised(GroupName group);

  StepOutcome promise(Fence fence);

  /** Applies or reverts one task; repeating it continues where it stopped. */
  StepOutcome bringTask(UUID changeSet, String task, ChangeSetGoal goal, Fence fence);

  /** Reads every changed attribute again; what differs is listed as a conflict. */
  StepOutcome verify(UUID changeSet, ChangeSetGoal expected);

  /** The change set as LDIF that `ldapmodify` and `ldifde` accept. */
  Answer<String> ldif(UUID changeSet, LdifDirection direction);
}
