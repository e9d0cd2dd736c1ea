package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machines that are shipped have the application's services, by hand, and can run all of them.
 */
class ShippedMachinesTest {
  private static final List<String> EXCHANGE_2003 =
      List.of(
          "MSExchangeSA",
          "MSExchangeMGMT",
          "MSExchangeIS",
          "RESvc",
          "MSExchangeMTA",
          "SMTPSVC",
          "POP3Svc");
  private static final List<String> EXCHANGE_2007 =
      List.of(
          "MSExchangeADTopology",
          "MSExchangeSA",
          "MSExchangeIS",
          "msftesql-Exchange",
          "MSExchangeAntispamUpdate",
          "MSExchangeEdgeSync",
          "MSExchangePOP3",
          "MSExchangeRepl",
          "MSExchangeSearch",
          "MSExchangeServiceHost",
          "MSExchangeTransport",
          "MSExchangeTransportLogSearch",
          "MSExchangeFDS",
          "MSExchangeMailboxAssistants",
          "MSExchangeMailSubmission");

  @TempDir Path folder;

  private final ManualTime time = new ManualTime();

  @Test
  void runsExchange2003() {
    runs("exchange-2003", "exchange-data", EXCHANGE_2003);
  }

  @Test
  void runsExchange2007() {
    runs("exchange-2007", "exchange-data", EXCHANGE_2007);
  }

  @Test
  void runsAGenericApplication() {
    runs("generic", "data", List.of("AppDatabase", "AppServer", "AppAgent"));
  }

  private void runs(String template, String disk, List<String> services) {
    // Given
    EmulatedMachine machine =
        EmulatedMachine.open(
            new EmulatedMachine.Setup(
                "exch1", folder.resolve("exch1"), folder.resolve("shared"), template, true),
            time);
    machine.disks().bringOnline(new DiskId(disk), "X:", new FencingEpoch(1));
    ServiceControlManager scm = machine.services();

    for (String name : services) {
      // When
      ServiceName service = new ServiceName(name);
      assertThat(scm.query(service).startType()).isEqualTo(StartType.MANUAL);
      assertThat(scm.start(service)).isIn(WindowsError.NONE, WindowsError.SERVICE_ALREADY_RUNNING);
      time.pass(Duration.ofSeconds(5));

      // Then
      assertThat(scm.query(service).state()).as(name).isEqualTo(ServiceState.RUNNING);
    }
  }
}
