package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * Directories and files on a group's disk, which has to be online on the node: `disk-not-online` is
 * Refused. Nothing throws because a node is away.
 */
public interface NodeFiles {
  /** Makes what is missing, with the rights that are asked for; takes nothing away from anybody. */
  StepOutcome makeDirectories(
      NodeRef node, DiskRef disk, List<DiskDirectory> directories, Fence fence);

  /**
   * Removes the files for good. Nothing is removed when there are more of them than a first pass of
   * a set-up makes (`too-many-files`, Refused): then they are somebody's.
   */
  StepOutcome purge(NodeRef node, DiskRef disk, List<DiskPath> files, Fence fence);
}
