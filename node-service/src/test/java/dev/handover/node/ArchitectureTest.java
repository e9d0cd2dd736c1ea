package dev.handover.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The four packages and the arrows between them: http to app to domain, and adapter to domain. */
class ArchitectureTest {
  private static final String ROOT = "dev.handover.node";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everyClassIsInOneOfTheFourPackages() {
    classes()
        .should()
        .resideInAnyPackage(ROOT + ".http", ROOT + ".app", ROOT + ".domain..", ROOT + ".adapter..")
        .check(OURS);
  }

  @Test
  void theDomainKnowsNothingButJava() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(ROOT + ".domain..", "java..", "org.jspecify..")
        .check(OURS);
  }

  @Test
  void theDomainHasNoClockAndNoFiles() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".domain..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net.http..")
        .check(OURS);
  }

  @Test
  void useCasesKnowOnlyTheDomain() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".app")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".http", ROOT + ".adapter..", "dev.handover.api..", "jakarta.ws.rs..")
        .check(OURS);
  }

  @Test
  void adaptersKnowOnlyTheDomain() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".http", ROOT + ".app", "dev.handover.api..")
        .check(OURS);
  }

  @Test
  void theEdgeDoesNotKnowTheAdapters() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".adapter..")
        .check(OURS);
  }

  @Test
  void theEmulatedAndTheWindowsMachineDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".adapter.emulated")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".adapter.windows")
        .check(OURS);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".adapter.windows")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".adapter.emulated")
        .check(OURS);
  }
}
