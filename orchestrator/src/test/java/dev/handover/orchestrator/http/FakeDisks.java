package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.DiskDirectory;
import dev.handover.orchestrator.domain.DiskPath;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;

/** Disks on which everything works. */
@Alternative
@ApplicationScoped
public class FakeDisks implements NodeFiles {
  @Override
  public StepOutcome makeDirectories(
      NodeRef node, DiskRef disk, List<DiskDirectory> directories, Fence fence) {
    return new StepOutcome.Done(directories.size() + " directories");
  }

  @Override
  public StepOutcome purge(NodeRef node, DiskRef disk, List<DiskPath> files, Fence fence) {
    return new StepOutcome.Done(files.size() + " patterns");
  }
}
