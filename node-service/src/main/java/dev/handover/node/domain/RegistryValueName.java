package dev.handover.node.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value of the registry below HKLM. Windows compares names without case, and so does this.
 *
 * @param key from `HKLM\`
 * @param name empty for the key's default value
 */
public record RegistryValueName(String key, String name) {
  private static final Pattern KEY = Pattern.compile("HKLM(\\\\[^\\\\\\x00-\\x1f]+)+");
  private static final int MAX_LENGTH = 255;

  public RegistryValueName {
    if (!KEY.matcher(key).matches() || key.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a registry key below HKLM: '" + key + "'");
    }
    if (name.length() > MAX_LENGTH || name.chars().anyMatch(c -> c < 0x20)) {
      throw new IllegalArgumentException("not the name of a registry value: '" + name + "'");
    }
  }

  /** The key without `HKLM\`. */
  public String path() {
    return key.substring(key.indexOf('\\') + 1);
  }

  /** Whether the key is this one, written as `HKLM\…`, or lies below it. */
  public boolean isBelow(String root) {
    String ours = key.toLowerCase(Locale.ROOT) + "\\";
    return ours.startsWith(root.toLowerCase(Locale.ROOT) + "\\");
  }

  @Override
  public String toString() {
    return key + "\\" + (name.isEmpty() ? "(default)" : name);
  }
}
