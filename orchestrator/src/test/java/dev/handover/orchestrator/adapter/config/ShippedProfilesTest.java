package dev.handover.orchestrator.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.adapter.config.ProfileFacts.ServiceStart;
import dev.handover.orchestrator.domain.DirectoryTaskSpec;
import dev.handover.orchestrator.domain.DiskDirectory;
import dev.handover.orchestrator.domain.DiskLayout;
import dev.handover.orchestrator.domain.DiskPath;
import dev.handover.orchestrator.domain.HotfixNeed;
import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.ProfileService;
import dev.handover.orchestrator.domain.ServiceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts of the shipped profiles, as their sources have them. */
class ShippedProfilesTest {
  @TempDir Path emptyConfigDir;

  private ProfileFile shipped(String name) {
    return ConfigurationFiles.read(emptyConfigDir, true).profiles().stream()
        .filter(file -> file.profile().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void startsTheServicesOf2003InTheOrderOfTheGuide() {
    assertThat(shipped("exchange-2003").profile().serviceNames())
        .extracting(ServiceName::value)
        .containsExactly(
            "MSExchangeSA",
            "MSExchangeMGMT",
            "MSExchangeIS",
            "RESvc",
            "MSExchangeMTA",
            "SMTPSVC",
            "POP3Svc");
  }

  @Test
  void startsTopologyBeforeSystemAttendantIn2007() {
    assertThat(shipped("exchange-2007").profile().serviceNames())
        .extracting(ServiceName::value)
        .startsWith("MSExchangeADTopology", "MSExchangeSA", "MSExchangeIS", "msftesql-Exchange")
        .endsWith("MSExchangeMailboxAssistants", "MSExchangeMailSubmission")
        .hasSize(15);
  }

  @Test
  void startsEveryExchangeServiceTwiceAtMostAndExpectsItManual() {
    for (String name : List.of("exchange-2003", "exchange-2007")) {
      ProfileFile file = shipped(name);
      assertThat(file.profile().services())
          .extracting(ProfileService::startAttempts)
          .containsOnly(2);
      assertThat(file.facts().startTypes().values()).containsOnly(ServiceStart.MANUAL);
      assertThat(file.facts().prerequisites())
          .containsEntry(new ServiceName("MSDTC"), ServiceStart.AUTOMATIC);
    }
  }

  @Test
  void allowsPublicStoresToMountIn2003Only() {
    assertThat(task("exchange-2003", "allow-stores-to-mount").parameters().get("storeClasses"))
        .containsExactly("msExchPrivateMDB", "msExchPublicMDB");
    assertThat(task("exchange-2007", "allow-stores-to-mount").parameters().get("storeClasses"))
        .containsExactly("msExchPrivateMDB");
  }

  @Test
  void asksForTheDirectoryTasksInTheOrderOfTheScript() {
    for (String name : List.of("exchange-2003", "exchange-2007")) {
      assertThat(shipped(name).profile().directoryTasks())
          .extracting(DirectoryTaskSpec::name)
          .startsWith(
              "allow-stores-to-mount",
              "transfer-spns",
              "rehome-mailboxes",
              "routing-master",
              "recipient-update-services",
              "offline-address-books");
      assertThat(task(name, "transfer-spns").parameters().get("serviceClasses"))
          .containsExactly("HOST", "exchangeMDB", "exchangeRFR");
    }
  }

  @Test
  void repairsPrincipalNamesAsTheGuideDoesAfterTheirTransfer() {
    assertThat(task("exchange-2003", "spn-repair").parameters().get("removeFromBackup"))
        .containsExactly("false");
    assertThat(task("exchange-2007", "spn-repair").parameters().get("removeFromBackup"))
        .containsExactly("true");
  }

  @Test
  void movesWhatElseNamesAServerIn2003Only() {
    List<String> references =
        List.of("public-store-defaults", "site-folder-server", "source-bridgeheads");

    assertThat(shipped("exchange-2003").profile().directoryTasks())
        .extracting(DirectoryTaskSpec::name)
        .containsAll(references);
    assertThat(shipped("exchange-2007").profile().directoryTasks())
        .extracting(DirectoryTaskSpec::name)
        .doesNotContainAnyElementsOf(references);
  }

  @Test
  void knowsTheDirectoriesWithTheirPermissions() {
    assertThat(layout("exchange-2003").directoriesToMake())
        .hasSize(5)
        .allSatisfy(d -> assertThat(d.access()).isEmpty());
    assertThat(layout("exchange-2007").directoriesToMake())
        .extracting(DiskDirectory::path)
        .containsExactly(
            "Exchsrv",
            "Exchsrv\\Mailbox",
            "Exchsrv\\Mailbox\\First Storage Group",
            "Exchsrv\\TransportRoles",
            "Exchsrv\\TransportRoles\\data",
            "Exchsrv\\TransportRoles\\data\\Queue");
    assertThat(layout("exchange-2007").directoriesToMake())
        .filteredOn(directory -> directory.path().endsWith("\\TransportRoles"))
        .singleElement()
        .satisfies(directory -> assertThat(directory.access()).hasSize(3));
  }

  @Test
  void purgesWhatAFirstPassLeavesAndNoDirectoryAsAWhole() {
    assertThat(layout("exchange-2003").filesToPurge())
        .extracting(DiskPath::value)
        .containsExactly(
            "Exchsrv\\mdbdata\\priv1.edb",
            "Exchsrv\\mdbdata\\pub1.edb",
            "Exchsrv\\mdbdata\\priv1.stm",
            "Exchsrv\\mdbdata\\pub1.stm",
            "Exchsrv\\mdbdata\\E00*.log",
            "Exchsrv\\mdbdata\\E00.chk",
            "Exchsrv\\mdbdata\\res1.log",
            "Exchsrv\\mdbdata\\res2.log",
            "Exchsrv\\mdbdata\\tmp.edb");
    assertThat(layout("exchange-2007").filesToPurge())
        .extracting(DiskPath::value)
        .contains(
            "Exchsrv\\Mailbox\\First Storage Group\\Mailbox Database.edb",
            "Exchsrv\\Mailbox\\First Storage Group\\E00*.log",
            "Exchsrv\\TransportRoles\\data\\Queue\\Mail.que",
            "Exchsrv\\TransportRoles\\data\\Queue\\Trn.chk")
        .noneMatch(path -> path.endsWith(".stm"));
    assertThat(layout("generic-service").filesToPurge()).isEmpty();
  }

  private DiskLayout layout(String profile) {
    return shipped(profile).profile().layout();
  }

  @Test
  void namesWhatBothServersShouldHaveInCommon() {
    for (String name : List.of("exchange-2003", "exchange-2007")) {
      InventoryList inventory = shipped(name).profile().inventory();
      assertThat(inventory.services()).containsExactly(new ServiceName("MSDTC"));
      assertThat(inventory.files()).anyMatch(file -> file.endsWith("\\store.exe"));
      assertThat(inventory.registryValues()).isNotEmpty();
    }
  }

  @Test
  void tellsWhatIsNotSupported() {
    assertThat(shipped("exchange-2007").facts().supported().excludes())
        .contains("Edge Transport", "Unified Messaging", "public folders");
    assertThat(shipped("exchange-2003").facts().supported().includes()).contains("public folders");
    assertThat(shipped("exchange-2007").facts().hotfixes()).hasSize(5);
  }

  @Test
  void hasMachinesLookForTheHotfixesOfTheirWindows() {
    assertThat(shipped("exchange-2003").profile().inventory().hotfixes())
        .extracting(HotfixNeed::toString)
        .containsExactly("KB898060", "KB905214");
    assertThat(shipped("exchange-2007").profile().inventory().hotfixes())
        .containsExactly(
            new HotfixNeed(List.of("KB898060"), "5.2", Optional.of(2)),
            new HotfixNeed(List.of("KB918986", "KB931836"), "5.2", Optional.empty()));
    assertThat(shipped("generic-service").profile().inventory().hotfixes()).isEmpty();
  }

  private DirectoryTaskSpec task(String profile, String task) {
    return shipped(profile).profile().directoryTasks().stream()
        .filter(t -> t.name().equals(task))
        .findFirst()
        .orElseThrow();
  }
}
