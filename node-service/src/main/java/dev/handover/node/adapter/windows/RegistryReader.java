package dev.handover.node.adapter.windows;

import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinError;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import com.sun.jna.ptr.IntByReference;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.WindowsError;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads HKLM. A key or value that is not there is an empty answer; one that may not be read throws
 * {@link Win32Exception}, which {@link #reading} turns into an unknown.
 */
final class RegistryReader {
  private static final int MAX_TEXT = 4000;

  private RegistryReader() {}

  /** Does the work; what Windows refuses is unknown. */
  static <T> Reading<T> reading(String what, Supplier<Reading<T>> work) {
    try {
      return work.get();
    } catch (Win32Exception e) {
      return Reading.unknown(
          "%s cannot be read (%s).".formatted(what, new WindowsError(codeOf(e)).text()));
    }
  }

  static boolean hasKey(String key) {
    return Advapi32Util.registryKeyExists(WinReg.HKEY_LOCAL_MACHINE, key);
  }

  /** The names of the keys below this one. */
  static List<String> keys(String key) {
    return hasKey(key)
        ? Arrays.asList(Advapi32Util.registryGetKeys(WinReg.HKEY_LOCAL_MACHINE, key))
        : List.of();
  }

  /** A value of any type. */
  static Optional<Object> value(String key, String name) {
    try {
      return Optional.ofNullable(
          typeOf(key, name) == WinNT.REG_MULTI_SZ
              ? Advapi32Util.registryGetStringArray(WinReg.HKEY_LOCAL_MACHINE, key, name)
              : Advapi32Util.registryGetValue(WinReg.HKEY_LOCAL_MACHINE, key, name));
    } catch (Win32Exception e) {
      if (codeOf(e) == WinError.ERROR_FILE_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** JNA's own reading of any value answers null for several strings. */
  private static int typeOf(String key, String name) {
    IntByReference type = new IntByReference();
    int error =
        Advapi32.INSTANCE.RegGetValue(
            WinReg.HKEY_LOCAL_MACHINE,
            key,
            name,
            Advapi32.RRF_RT_ANY,
            type,
            (Pointer) null,
            new IntByReference());
    if (error != 0) {
      throw new Win32Exception(error);
    }
    return type.getValue();
  }

  static Optional<Long> number(String key, String name) {
    return value(key, name)
        .filter(Number.class::isInstance)
        .map(found -> ((Number) found).longValue());
  }

  /** A value as text; see HostChecks.registryValue. */
  static Optional<String> text(String key, String name) {
    return value(key, name).map(RegistryReader::asText);
  }

  private static String asText(@Nullable Object value) {
    String text;
    if (value instanceof byte[] bytes) {
      text = HexFormat.of().formatHex(bytes);
    } else if (value instanceof String[] strings) {
      text = String.join(", ", strings);
    } else if (value instanceof Integer number) {
      text = Integer.toUnsignedString(number);
    } else {
      text = String.valueOf(value);
    }
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  private static int codeOf(Win32Exception e) {
    return e.getErrorCode();
  }
}
