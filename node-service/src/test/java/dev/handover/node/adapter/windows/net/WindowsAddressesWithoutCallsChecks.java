package dev.handover.node.adapter.windows.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.WindowsError;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told on a Windows whose iphlpapi lacks a function; Wine is one. */
public class WindowsAddressesWithoutCallsChecks {
  private static final FloatingAddress ADDRESS = new FloatingAddress("203.0.113.99");
  private static final WindowsError MISSING = new WindowsError(127);
  private final WindowsNetworkStack stack = new WindowsNetworkStack();

  @Test
  void tellsThatAFunctionIsMissing() {
    UnicastAddress address =
        new UnicastAddress(ADDRESS, 1, 24, true, UnicastAddress.Duplicate.PREFERRED);

    assertThat(stack.add(ADDRESS, 24, 1)).isEqualTo(MISSING);
    assertThat(stack.remove(address)).isEqualTo(MISSING);
    assertThat(stack.ask(ADDRESS, 1, Optional.empty())).isEqualTo(new Neighbour.NotAsked(MISSING));
    assertThat(stack.ask(ADDRESS, 1, Optional.of(ADDRESS)))
        .isEqualTo(new Neighbour.NotAsked(MISSING));
  }
}
