package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.TestForest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpDirectoriesTaskTest extends DiskPathTaskContract {
  SmtpDirectoriesTaskTest() {
    super("smtp-directories", "msExchSmtpBadMailDirectory");
  }

  @BeforeEach
  void addVirtualServers() {
    for (String server : List.of("EXCH1", "EXCH2", "EXCH10")) {
      directory.with(entry(server), "objectClass", "protocolCfgSMTPServer");
    }
  }

  @Override
  String entry(String server) {
    return "CN=1,CN=SMTP,CN=Protocols," + TestForest.server(server);
  }

  @Override
  String local() {
    return "C:\\Program Files\\Exchsrvr\\Mailroot\\vsi 1\\BadMail";
  }

  @Override
  String onTheDisk() {
    return "X:\\Exchsrv\\data\\BadMail";
  }

  @Test
  void givesEachVirtualServerAFolderOfItsOwn() {
    String second = "CN=2,CN=SMTP,CN=Protocols," + TestForest.server("EXCH2");
    directory.with(second, "objectClass", "protocolCfgSMTPServer");
    directory.with(second, "msExchSmtpBadMailDirectory", "C:\\vsi 2\\BadMail");
    directory.with(second, "msExchSmtpQueueDirectory", "C:\\vsi 2\\Queue");
    hold("EXCH2", local());

    assertBlocked(there(), "paths-collide");
    assertThat(preview("X:", "Exchsrv\\vs{virtualServer}").changes())
        .flatExtracting(change -> change.attributes())
        .extracting(one -> one.after().getFirst().text())
        .containsExactly(
            "X:\\Exchsrv\\vs1\\BadMail", "X:\\Exchsrv\\vs2\\BadMail", "X:\\Exchsrv\\vs2\\Queue");
  }
}
