package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import org.junit.jupiter.api.Test;

class EventStringsTest {
  private static final int SIZE_OF_VARIANT = 16;
  private static final int TYPE = 12;
  private static final int STRING = 1;
  private static final int NUMBER = 8;

  @Test
  void saysNothingForAnEventThatCarriesNothing() {
    // EvtRender then succeeds with 0 bytes used, for which JNA's WevtapiUtil asks for memory
    assertThat(EventStrings.joined(new IntByReference(0), () -> new Memory(0))).isEmpty();
  }

  @Test
  void leavesOutWhatIsNoString() {
    // Given
    Memory values = new Memory(2 * SIZE_OF_VARIANT);
    values.clear();
    values.setInt(TYPE, NUMBER);
    values.setInt(SIZE_OF_VARIANT + TYPE, STRING);

    // Then: a string without a place is none either
    assertThat(EventStrings.joined(new IntByReference(2), () -> values)).isEmpty();
  }
}
