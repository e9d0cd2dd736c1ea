package dev.handover.orchestrator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Four packages and the arrows between them: http to app and domain, app to domain, adapter to
 * domain.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.handover.orchestrator");

  @Test
  void pointsEveryArrowTowardsTheDomain() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("http")
        .definedBy("..orchestrator.http..")
        .layer("app")
        .definedBy("..orchestrator.app..")
        .layer("domain")
        .definedBy("..orchestrator.domain..")
        .layer("adapter")
        .definedBy("..orchestrator.adapter..")
        .whereLayer("http")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("adapter")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("app")
        .mayOnlyBeAccessedByLayers("http")
        .whereLayer("domain")
        .mayOnlyBeAccessedByLayers("http", "app", "adapter")
        .check(CLASSES);
  }

  @Test
  void keepsTheDomainToTheJdk() {
    noClasses()
        .that()
        .resideInAPackage("..orchestrator.domain..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "java..", "javax.crypto..", "org.jspecify..", "..orchestrator.domain..")
        .check(CLASSES);
  }

  @Test
  void keepsClocksOutOfTheDomain() {
    noClasses()
        .that()
        .resideInAPackage("..orchestrator.domain..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(CLASSES);
  }

  @Test
  void usesNoOtherPackagesThanTheFour() {
    noClasses()
        .should()
        .resideOutsideOfPackages(
            "dev.handover.orchestrator.http..",
            "dev.handover.orchestrator.app..",
            "dev.handover.orchestrator.domain..",
            "dev.handover.orchestrator.adapter..")
        .check(CLASSES);
  }
}
