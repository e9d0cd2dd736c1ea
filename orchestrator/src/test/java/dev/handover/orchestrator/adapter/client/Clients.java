package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Clients with limits that suit tests. */
final class Clients {
  private Clients() {}

  static Targets targets(URI directory, Duration answer) {
    ClientConfig limits =
        new ClientConfig() {
          @Override
          public Optional<Path> certificate() {
            return Optional.empty();
          }

          @Override
          public Optional<Path> key() {
            return Optional.empty();
          }

          @Override
          public Duration connectTimeout() {
            return Duration.ofSeconds(2);
          }

          @Override
          public Duration answerTimeout() {
            return answer;
          }

          @Override
          public Duration stateWait() {
            return Duration.ZERO;
          }

          @Override
          public int breakerRequests() {
            return 4;
          }

          @Override
          public Duration breakerDelay() {
            return Duration.ofHours(1);
          }
        };
    return new Targets(limits, directoryAt(directory, answer), Path.of("target"));
  }

  private static DirectoryConfig directoryAt(URI url, Duration answer) {
    return new DirectoryConfig() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public Optional<Path> tokenFile() {
        return Optional.of(token("hnd_directory"));
      }

      @Override
      public Optional<String> tokenEnv() {
        return Optional.empty();
      }

      @Override
      public Optional<Path> trustCertificates() {
        return Optional.empty();
      }

      @Override
      public Duration answerTimeout() {
        return answer;
      }
    };
  }

  static NodeRef node(String name, URI url, Path tokenFile) {
    return new NodeRef(new NodeName(name), name, name, url, tokenFile, Optional.empty());
  }

  static Path token(String token) {
    try {
      Path file = Files.createTempFile("test", ".token");
      file.toFile().deleteOnExit();
      return Files.writeString(file, token + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
