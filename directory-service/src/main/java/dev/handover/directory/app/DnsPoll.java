package dev.handover.directory.app;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.proof.Discrepancy;
import dev.handover.directory.domain.proof.DnsExpectation;
import dev.handover.directory.domain.proof.PollOutcome;
import dev.handover.directory.domain.proof.PolledServer;
import java.util.List;

/** Asks one DNS server for every name that a change set changes. */
record DnsPoll(
    PolledServer server,
    DnsServers servers,
    DnsServers.Address address,
    List<DnsExpectation> expectations)
    implements ServerPoll {

  @Override
  public PollOutcome look() {
    try {
      for (DnsExpectation expectation : expectations) {
        List<String> found = servers.ask(address, expectation.question());
        if (!found.equals(expectation.answers())) {
          return new PollOutcome.Differs(
              new Discrepancy(
                  expectation.question().name(),
                  expectation.question().type(),
                  expectation.answers(),
                  found));
        }
      }
      return new PollOutcome.Agrees(true);
    } catch (DirectoryUnreachableException | DirectoryRefusedException e) {
      return new PollOutcome.Unreachable(String.valueOf(e.getMessage()));
    }
  }
}
