package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskStatus.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
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
  private final Optional<EmulatedReservation> reservation;

  /** An image as this node sees it. */
  DiskImage(Path folder, String node, boolean hasReservations) {
    this.folder = folder;
    this.owner = new DurableFile(folder.resolve("owner"));
    this.reservation =
        hasReservations ? Optional.of(new EmulatedReservation(folder, node)) : Optional.empty();
  }

  Optional<EmulatedReservation> reservation() {
    return reservation;
  }

  /** Who holds the disk by reservation. */
  DiskReservation reserved() {
    return reservation.map(EmulatedReservation::read).orElse(DiskReservation.UNSUPPORTED);
  }

  Optional<Space> space() {
    try {
      Files.createDirectories(folder);
      FileStore store = Files.getFileStore(folder);
      return Optional.of(new Space(store.getUsableSpace(), store.getTotalSpace()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What happened to the disk. */
  enum Event {
    ATTACHED,
    DETACHED,
    /** The node had it, was gone for a while, and does not have it any more. */
    LOST
  }

  Optional<OwnerLock> take() {
    String name = reservation.map(EmulatedReservation::lockName).orElse("owner.lock");
    return OwnerLock.take(folder, name);
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
