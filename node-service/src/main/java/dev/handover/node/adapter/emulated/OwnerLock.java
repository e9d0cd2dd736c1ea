package dev.handover.node.adapter.emulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An exclusive lock of the operating system on a file, held for as long as the emulated machine has
 * what the file stands for. It ends with the process, however that ends.
 *
 * <p>POSIX drops all of a process' locks on a file when it closes any handle of it. So a file that
 * this process has locked is never opened a second time: the set of held paths is asked first.
 */
final class OwnerLock {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private OwnerLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the lock, unless anybody has it: another process, or another machine that this process
   * emulates.
   */
  static Optional<OwnerLock> take(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      Path path = folder.toRealPath().resolve(name);
      if (!HELD.add(path)) {
        return Optional.empty();
      }
      Optional<OwnerLock> lock = Optional.empty();
      try {
        lock = lock(path);
      } finally {
        if (lock.isEmpty()) {
          HELD.remove(path);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<OwnerLock> lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new OwnerLock(path, channel));
  }

  /** Lets go. */
  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(path);
    }
  }
}
