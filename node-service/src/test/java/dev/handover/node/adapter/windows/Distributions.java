package dev.handover.node.adapter.windows;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The packaged service, as it is and changed into other versions, each in a folder of its own. */
record Distributions(Path folder) {

  /** The jar to start of the version that was built. */
  static Path built() {
    return runner(WineMachine.target());
  }

  /** The same program with one more file in it, which makes it another version. */
  Path another() throws IOException {
    Path copy = copy("another");
    Files.writeString(copy.resolve("quarkus-app").resolve("notes.txt"), "another version\n");
    return runner(copy);
  }

  /**
   * A version that ends when it starts, because a setting is baked into it that it does not know.
   */
  Path thatDoesNotStart() throws IOException {
    Path copy = copy("broken");
    for (Path jar : list(copy.resolve("quarkus-app").resolve("app"))) {
      try (FileSystem content = FileSystems.newFileSystem(jar)) {
        Files.writeString(
            content.getPath("application.properties"),
            "\nhandover.no-such-setting=1\n",
            StandardOpenOption.APPEND);
      }
    }
    return runner(copy);
  }

  private Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    for (String part : List.of("quarkus-app", "host")) {
      Path from = WineMachine.target().resolve(part);
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = copy.resolve(part).resolve(from.relativize(file).toString());
          Files.createDirectories(to.resolveSibling("."));
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  private static Path runner(Path distribution) {
    return distribution.resolve("quarkus-app").resolve("quarkus-run.jar");
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
