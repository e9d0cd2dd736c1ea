package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * A disk image folder that both nodes see: `owner.lock` is locked by the node that has the disk,
 * `owner` names it, and `owners.log` has a line for every change of hands, so that it can be proved
 * that there never were two.
 */
final class DiskImage {
  private final Path folder;
  private final DurableFile owner;

  DiskImage(Path folder) {
    this.folder = folder;
    this.owner = new DurableFile(folder.resolve("owner"));
  }

  /** What happened to the disk. */
  enum Event {
    ATTACHED,
    DETACHED,
    /** The node had it, was gone for a while, and does not have it any more. */
    LOST
  }

  Optional<OwnerLock> take() {
    return OwnerLock.take(folder, "owner.lock");
  }

  /** The node that took the disk last and did not give it back, if any. */
  Optional<String> lastOwner() {
    return owner
        .read()
        .map(content -> new String(content, StandardCharsets.UTF_8).trim())
        .filter(name -> !name.isEmpty());
  }

  void writeOwner(String node) {
    owner.write((node + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void clearOwner() {
    owner.write(new byte[0]);
  }

  /** One line, in one write, on stable storage when this returns. */
  void log(Instant at, String node, Event event, long epoch) {
    String line =
        "%s node=%s event=%s epoch=%s%n".formatted(at, node, event, epoch > 0 ? epoch : "-");
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("owners.log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
