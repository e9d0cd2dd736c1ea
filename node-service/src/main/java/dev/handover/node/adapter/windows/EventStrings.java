package dev.handover.node.adapter.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.ptr.IntByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The strings that an event carries, which stand for its text where there is no message file. */
final class EventStrings {
  private EventStrings() {}

  /**
   * One after the other; nothing when they cannot be had, so that one event does not hide all
   * others.
   *
   * @param count how many values were rendered; set by the rendering
   */
  static String joined(IntByReference count, Supplier<Memory> rendering) {
    try (Memory values = rendering.get()) {
      EventVariants variants = new EventVariants(values);
      List<String> texts = new ArrayList<>();
      for (int index = 0; index < count.getValue(); index++) {
        variants.text(index).ifPresent(texts::add);
      }
      return String.join("; ", texts);
    } catch (Win32Exception e) {
      return "";
    } catch (IllegalArgumentException e) {
      // An event without any values needs no memory, and JNA gives none of that size.
      return "";
    }
  }
}
