package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.windows.storage.Attachments;
import dev.handover.node.domain.DiskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAttachmentsTest {
  private static final DiskId DATA = new DiskId("data");

  @TempDir Path folder;

  private Attachments inBoot(String bootId) {
    return new FileAttachments(folder.resolve("attachments.json"), bootId);
  }

  @Test
  void remembersAfterARestartOfTheProcess() {
    inBoot("first").keep(DATA);

    assertThat(inBoot("first").isOurs(DATA)).isTrue();
    assertThat(inBoot("first").isOurs(new DiskId("other"))).isFalse();
  }

  @Test
  void isVoidAfterABoot() {
    inBoot("first").keep(DATA);

    assertThat(inBoot("second").isOurs(DATA)).isFalse();
  }

  @Test
  void forgets() {
    inBoot("first").keep(DATA);

    inBoot("first").forget(DATA);
    inBoot("first").forget(DATA);

    assertThat(inBoot("first").isOurs(DATA)).isFalse();
  }

  @Test
  void refusesToStartWithAFileItCannotRead() throws IOException {
    Files.writeString(folder.resolve("attachments.json"), "{\"version\":1}");

    assertThatThrownBy(() -> inBoot("first"))
        .hasMessageContaining("attachments.json")
        .hasMessageContaining("remove the file");
  }
}
