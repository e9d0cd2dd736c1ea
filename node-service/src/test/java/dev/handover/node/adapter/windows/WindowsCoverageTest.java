package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page that says which Windows calls were checked where has all of them, and says it of each.
 */
class WindowsCoverageTest {
  private static final Path PAGE = Path.of("..", "docs", "windows-coverage.md");
  private static final List<String> PLACES =
      List.of("Wine", "driver", "emulated", "by hand", "unit test", "pretended machine");

  /** Handles, memory and the way into automation, without which no other call can be made. */
  private static final Set<String> TRIVIAL =
      Set.of(
          "CloseHandle",
          "CloseServiceHandle",
          "CoInitializeEx",
          "CoUninitialize",
          "DeregisterEventSource",
          "EvtClose",
          "FindClose",
          "FreeMibTable",
          "GetSecurityDescriptorDacl",
          "LocalFree",
          "NetApiBufferFree",
          "RegCloseKey");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.handover.node.adapter.windows");

  @Test
  void listsEveryCallThatIsMade() throws IOException {
    // Given
    String page = Files.readString(PAGE);

    // When
    Set<String> missing =
        OURS.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(WindowsCoverageTest::isNative)
            .map(JavaAccess::getName)
            .filter(name -> !TRIVIAL.contains(name))
            .filter(name -> !page.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));

    // Then
    assertThat(missing).as("called, and not in %s", PAGE).isEmpty();
  }

  @Test
  void saysOfEveryCallWhereItWasChecked() throws IOException {
    // When
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| "))
            .filter(line -> !line.startsWith("| call "))
            .toList();

    // Then
    assertThat(rows)
        .hasSizeGreaterThan(40)
        .allSatisfy(
            row -> {
              String[] cells = row.split("(?<!\\\\)\\|", -1);
              assertThat(cells).as(row).hasSize(6);
              assertThat(cells[2]).as("documented in: %s", row).isNotBlank();
              assertThat(PLACES).as(row).anyMatch(place -> cells[3].contains(place));
            });
  }

  private static boolean isNative(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(Library.class);
  }
}
