package dev.handover.node.adapter.windows.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFileSearchTest {
  @TempDir Path root;
  @TempDir Path elsewhere;

  @Test
  void findsTheOpenFilesOfEveryFolder() throws IOException {
    // Given
    Path mail = file("mail", "mail.edb");
    file("logs", "e00.log");

    // When
    List<Path> found = new OpenFileSearch(root, mail::equals).run();

    // Then
    assertThat(found).containsExactly(mail);
  }

  @Test
  void goesOnWhenAFolderCannotBeRead() throws IOException {
    // Given
    Path locked = Files.createDirectory(root.resolve("System Volume Information"));
    OpenFileSearch search = new OpenFileSearch(root, file -> true);

    // When
    FileVisitResult next =
        search.visitFileFailed(locked, new AccessDeniedException(locked.toString()));

    // Then
    assertThat(next).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(search.postVisitDirectory(locked, new IOException("gone")))
        .isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void keepsWhatWasFoundWhenFoldersVanish() throws IOException {
    // Given
    for (int number = 0; number < 3; number++) {
      file("folder" + number, "file");
    }

    // When: whichever folder is first, the others go away
    List<Path> found = new OpenFileSearch(root, this::deletesTheOtherFolders).run();

    // Then
    assertThat(found).hasSize(1);
  }

  @Test
  void followsNoLinks() throws IOException {
    // Given
    Files.createFile(elsewhere.resolve("open.txt"));
    Path link = Files.createSymbolicLink(root.resolve("link"), elsewhere);

    // When
    List<Path> found = new OpenFileSearch(root, file -> !file.equals(link)).run();

    // Then
    assertThat(found).isEmpty();
  }

  private boolean deletesTheOtherFolders(Path file) {
    try (var folders = Files.list(root)) {
      for (Path folder : folders.filter(other -> !file.startsWith(other)).toList()) {
        Files.delete(folder.resolve("file"));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return true;
  }

  private Path file(String folder, String name) throws IOException {
    Path parent = Files.createDirectories(root.resolve(folder));
    return Files.createFile(parent.resolve(name));
  }
}
