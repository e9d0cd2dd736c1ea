package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.DiskDirectory;
import dev.handover.orchestrator.domain.DiskPath;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.List;

/** The disk of a simulated server: files and directories by path, without access control. */
final class FakeFiles implements NodeFiles {
  private final FakeWorld world;

  FakeFiles(FakeWorld world) {
    this.world = world;
  }

  @Override
  public StepOutcome makeDirectories(
      NodeRef ref, DiskRef disk, List<DiskDirectory> directories, Fence fence) {
    return world.at(
        ref,
        fence,
        "make directories",
        () -> {
          directories.forEach(directory -> world.node(ref.name()).files.add(directory.path()));
          return online(ref, directories.size() + " directories");
        });
  }

  @Override
  public StepOutcome purge(NodeRef ref, DiskRef disk, List<DiskPath> files, Fence fence) {
    return world.at(
        ref,
        fence,
        "purge",
        () -> {
          boolean removed =
              world
                  .node(ref.name())
                  .files
                  .removeIf(file -> files.stream().anyMatch(path -> fits(path.value(), file)));
          return online(ref, removed ? "files removed" : "no such files");
        });
  }

  private StepOutcome online(NodeRef ref, String done) {
    return world.node(ref.name()).disk
        ? new StepOutcome.Done(done)
        : new StepOutcome.Refused("disk-not-online", "Bring the disk online.");
  }

  private static boolean fits(String path, String file) {
    int star = path.indexOf('*');
    return star < 0
        ? path.equals(file)
        : file.startsWith(path.substring(0, star)) && file.endsWith(path.substring(star + 1));
  }
}
