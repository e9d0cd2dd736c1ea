package dev.handover.node.adapter.windows.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestartManagerTest {

  @Test
  void namesEverybodyHoweverManyHaveTheFileOpen() {
    assertThat(RestartManager.holders(new Processes(100), 1, "X:\\mail.edb")).hasSize(100);
  }

  @Test
  void namesNobodyWhereItNeverIsEnough() {
    assertThat(RestartManager.holders(new Processes(10_000), 1, "X:\\mail.edb")).isEmpty();
  }

  /** So many nameless processes have every file open. */
  private record Processes(int count) implements RestartManager.Library {
    private static final int MORE_DATA = 234;

    @Override
    public int RmStartSession(IntByReference session, int flags, char[] key) {
      return 0;
    }

    @Override
    public int RmRegisterResources(
        int session,
        int fileCount,
        WString[] files,
        int processCount,
        @Nullable Pointer processes,
        int serviceCount,
        @Nullable Pointer services) {
      return 0;
    }

    @Override
    public int RmGetList(
        int session,
        IntByReference needed,
        IntByReference room,
        Pointer processes,
        IntByReference reasons) {
      needed.setValue(count);
      if (room.getValue() < count) {
        return MORE_DATA;
      }
      room.setValue(count);
      return 0;
    }

    @Override
    public int RmEndSession(int session) {
      return 0;
    }
  }
}
