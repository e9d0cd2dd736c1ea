package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskReservation.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The persistent reservation of an emulated disk: `reservation` in its image folder holds who has
 * it and how often it was preempted, and outlives every power cut.
 *
 * <p>Whoever preempts takes another lock than the one that the former holder has: what that one
 * holds is worth nothing any more, as on a real disk.
 */
final class EmulatedReservation {
  private static final int KEY_BYTES = 8;
  private static final String NOBODY = "-";

  private final DurableFile file;
  private final String node;

  private record Held(long preemptions, String holder) {}

  EmulatedReservation(Path folder, String node) {
    this.file = new DurableFile(folder.resolve("reservation"));
    this.node = node;
  }

  /** Who holds the disk. */
  DiskReservation read() {
    String holder = held().holder();
    if (holder.equals(NOBODY)) {
      return DiskReservation.NONE;
    }
    byte[] key = Arrays.copyOf(holder.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
    State state = holder.equals(node) ? State.OURS : State.OTHERS;
    return new DiskReservation(state, HexFormat.of().formatHex(key), holder);
  }

  /** The lock that now stands for having the disk. */
  String lockName() {
    long preemptions = held().preemptions();
    return preemptions == 0 ? "owner.lock" : "owner-%d.lock".formatted(preemptions);
  }

  /** Only for the holder of that lock. */
  void take() {
    write(new Held(held().preemptions(), node));
  }

  void preempt() {
    if (read().state() != State.OURS) {
      write(new Held(held().preemptions() + 1, node));
    }
  }

  /** Harmless when this machine does not hold it. */
  void release() {
    if (read().state() == State.OURS) {
      write(new Held(held().preemptions(), NOBODY));
    }
  }

  private Held held() {
    return file.read()
        .map(content -> new String(content, StandardCharsets.UTF_8).trim().split(" ", 2))
        .filter(words -> words.length == 2)
        .map(words -> new Held(Long.parseLong(words[0]), words[1]))
        .orElse(new Held(0, NOBODY));
  }

  private void write(Held held) {
    String text = "%d %s%n".formatted(held.preemptions(), held.holder());
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
