package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.PromisedEpochs;
import dev.handover.node.domain.PromisedEpochsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePromisedEpochsTest extends PromisedEpochsContract {
  @TempDir Path folder;

  @Override
  protected PromisedEpochs promises() {
    return new FilePromisedEpochs(folder.resolve("promises.json"));
  }

  @Test
  void remembersPromisesAfterARestart() {
    promises().keep(promise("mail", 7));

    assertThat(promises().all()).containsExactly(promise("mail", 7));
  }

  @Test
  void ignoresAHalfWrittenFileOfACrash() throws IOException {
    promises().keep(promise("mail", 7));
    Files.writeString(folder.resolve("promises.json.new"), "{\"version\":1,\"prom");

    assertThat(promises().all()).containsExactly(promise("mail", 7));
  }

  @Test
  void refusesToStartWithPromisesItCannotRead() throws IOException {
    Files.writeString(folder.resolve("promises.json"), "{\"version\":1,");

    assertThatThrownBy(this::promises)
        .hasMessageContaining("promises.json")
        .hasMessageContaining("backup");
  }
}
