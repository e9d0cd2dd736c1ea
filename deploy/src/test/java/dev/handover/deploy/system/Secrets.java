package dev.handover.deploy.system;

import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What nobody may find outside the files that are there to keep it. */
final class Secrets {
  private final Path folder;
  private final Set<Path> keepers;
  private final Map<String, String> named = new LinkedHashMap<>();

  private Secrets(Path folder, Set<Path> keepers) {
    this.folder = folder;
    this.keepers = keepers;
  }

  /** Tokens of a suite and the password of its directory. */
  static Secrets of(Suite suite) throws IOException {
    DirectoryAccess access = suite.setting().access();
    Path operator = suite.tokenFile("operator");
    Path orchestrator = suite.tokenFile("orchestrator");
    Secrets secrets =
        new Secrets(
            suite.setting().folder(), Set.of(operator, orchestrator, access.passwordFile()));
    for (Path keeper : secrets.keepers) {
      secrets.named.put(keeper.getFileName().toString(), Files.readString(keeper).strip());
    }
    return secrets;
  }

  /** Which secrets a text has, by the name of the file that keeps each. */
  List<String> in(String text) {
    return named.entrySet().stream()
        .filter(secret -> text.contains(secret.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Every file below the suite's folder that has one and is not there to keep it. */
  List<String> inFiles() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!keepers.contains(file)) {
          in(Files.readString(file, StandardCharsets.ISO_8859_1))
              .forEach(secret -> found.add(secret + " in " + file));
        }
      }
    }
    return found;
  }

  /** Every process of this machine that shows one in its arguments. */
  List<String> inArguments() throws IOException {
    List<String> found = new ArrayList<>();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      try {
        Path arguments = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        in(Files.readString(arguments, StandardCharsets.ISO_8859_1))
            .forEach(secret -> found.add(secret + " in " + process.info().command()));
      } catch (IOException ended) {
        if (process.isAlive() && ProcessHandle.of(process.pid()).isPresent()) {
          throw ended;
        }
      }
    }
    return found;
  }
}
