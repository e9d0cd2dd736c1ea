package dev.handover.node.adapter.windows;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A disk on a Windows machine under Wine: the test driver, and the storage behind it. */
final class TestDisk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path shared;
  private final Process storage;

  /** Plugs the disk in; it is offline, as SAN policy has it. */
  TestDisk(WineMachine machine, String node) {
    Path prefix = machine.folder().resolveSibling("machine");
    shared = machine.folder().resolveSibling("shared");
    try {
      Files.createDirectories(shared);
      storage =
          new ProcessBuilder(
                  List.of(
                      "python3",
                      WineMachine.where("san"),
                      "--machine",
                      prefix.toString(),
                      "--node",
                      node,
                      "--shared",
                      shared.toString()))
              .redirectErrorStream(true)
              .redirectOutput(prefix.resolveSibling("san.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(PATIENCE).until(() -> Files.exists(prefix.resolve("drive_c/san/ready")));
    Path log = prefix.resolveSibling("loaddisk.log");
    machine.start(
        Path.of("loaddisk.log"),
        WineMachine.where("loaddisk"),
        WineMachine.windowsPath(Path.of(WineMachine.where("testdisk"))));
    await().atMost(PATIENCE).until(() -> Files.readString(log).contains("loaded"));
  }

  /** What every machine sees of the disk: reservations, content, the log of mounts. */
  Path shared() {
    return shared;
  }

  @Override
  public void close() {
    storage.destroy();
  }
}
