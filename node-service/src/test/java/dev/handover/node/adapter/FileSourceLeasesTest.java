package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.SourceLeases;
import dev.handover.node.domain.SourceLeasesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceLeasesTest extends SourceLeasesContract {
  @TempDir Path folder;

  @Override
  protected SourceLeases leases() {
    return new FileSourceLeases(folder.resolve("leases.json"));
  }

  @Test
  void remembersLeasesAfterARestart() {
    leases().keep(lease("mail", 7));

    assertThat(leases().all()).containsExactly(lease("mail", 7));
  }

  @Test
  void refusesToStartWithLeasesItCannotRead() throws IOException {
    Files.writeString(folder.resolve("leases.json"), "{\"version\":1,");
    assertThatThrownBy(this::leases).hasMessageContaining("leases.json");

    Files.writeString(folder.resolve("leases.json"), "{\"version\":2,\"leases\":[]}");
    assertThatThrownBy(this::leases).hasMessageContaining("version 2");
  }
}
