package dev.handover.node.adapter.windows.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.OpenFile;
import org.junit.jupiter.api.Test;

class SharedFilesTest {

  @Test
  void saysThatOpenFilesOfRemoteUsersCannotBeRead() {
    assertThat(SharedFiles.unread("X:\\", 5))
        .containsExactly(
            new OpenFile("X:\\", "remote users, whose open files cannot all be read (error 5)"));
  }

  @Test
  void saysThatThereAreMoreThanItNames() {
    assertThat(SharedFiles.unread("X:\\", 234))
        .extracting(OpenFile::holder)
        .containsExactly("remote users, whose open files cannot all be read (there are too many)");
  }

  @Test
  void hasNothingToSayWhereNothingIsShared() {
    assertThat(SharedFiles.unread("X:\\", 0)).isEmpty();
    assertThat(SharedFiles.unread("X:\\", 2114)).isEmpty();
  }
}
