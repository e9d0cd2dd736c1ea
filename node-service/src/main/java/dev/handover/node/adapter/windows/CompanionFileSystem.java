package dev.handover.node.adapter.windows;

import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.DirectoryStatus;
import dev.handover.node.domain.FileEntry;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.Place;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * Files of an old server that this node drives from another machine. The same path leads to another
 * file here, so nothing is read and nothing is changed (503 `unavailable`).
 */
public final class CompanionFileSystem implements FileSystem {
  private final String machine;

  /** The name of the old server. */
  public CompanionFileSystem(String machine) {
    this.machine = machine;
  }

  @Override
  public DirectoryStatus makeDirectory(Place directory, List<AccessGrant> grants) {
    throw refused();
  }

  @Override
  public Optional<List<FileEntry>> list(Place directory) {
    throw refused();
  }

  @Override
  public boolean remove(Place file) {
    throw refused();
  }

  @Override
  public Optional<FileVersion> version(Place file) {
    throw refused();
  }

  @Override
  public Optional<byte[]> read(Place file, int maxBytes) {
    throw refused();
  }

  @Override
  public void create(Place file, byte[] content) {
    throw refused();
  }

  @Override
  public void replace(Place file, byte[] content) {
    throw refused();
  }

  private RefusedException refused() {
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "This node drives %s from another machine and cannot reach its files."
                .formatted(machine),
            "Do it on %s itself.".formatted(machine)));
  }
}
