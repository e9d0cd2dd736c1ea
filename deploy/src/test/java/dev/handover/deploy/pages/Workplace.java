package dev.handover.deploy.pages;

import dev.handover.deploy.directory.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder that looks like the top of the sources after a build: {@code ./handover} runs there,
 * with logs and data of its own, and builds nothing.
 *
 * @param folder where it is
 */
public record Workplace(Path folder) {
  /** Makes one in a folder that is empty. */
  public static Workplace in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".handover"));
    linkAll(Ground.repository(), folder);
    // Copies: scripts take the folder in which they are for the top, or for a place below it.
    Files.delete(folder.resolve("deploy"));
    linkAll(Ground.repository().resolve("deploy"), folder.resolve("deploy"));
    for (String copied : List.of("handover", "deploy/samba")) {
      Files.delete(folder.resolve(copied));
      copy(Ground.repository().resolve(copied), folder.resolve(copied));
    }
    Files.createFile(folder.resolve(".handover/built"));
    return new Workplace(folder);
  }

  private static void linkAll(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path entry : all.toList()) {
        String name = Objects.requireNonNull(entry.getFileName()).toString();
        if (!name.startsWith(".")) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path entry : all.toList()) {
        Files.copy(entry, to.resolve(from.relativize(entry)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
