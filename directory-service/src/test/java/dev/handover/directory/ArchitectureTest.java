package dev.handover.directory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The four packages and the arrows between them. */
class ArchitectureTest {

  private static final String ROOT = "dev.handover.directory.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.handover.directory");

  @Test
  void thereAreFourPackagesAndNoOthers() {
    classes()
        .should()
        .resideInAnyPackage(ROOT + "http..", ROOT + "app..", ROOT + "domain..", ROOT + "adapter..")
        .check(CLASSES);
  }

  /** AutoService is for the compiler, which lists the tasks by it; at run time it is not there. */
  @Test
  void theDomainKnowsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "domain..", "java..", "org.jspecify.annotations..", "com.google.auto.service..")
        .check(CLASSES);
  }

  @Test
  void theDomainHasNoClockAndTouchesNoFileOrNetwork() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "domain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void nobodyDependsOnTheEdge() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "http..")
        .check(CLASSES);
  }

  @Test
  void nobodyDependsOnAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "adapter..")
        .check(CLASSES);
  }

  @Test
  void adaptersKnowNoUseCases() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "app..")
        .check(CLASSES);
  }
}
