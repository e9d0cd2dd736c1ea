package dev.handover.node.domain;

/** A key of appSettings and its value. .NET compares keys without case. */
public record AppSetting(String key, String value) {
  private static final int MAX_KEY = 256;
  private static final int MAX_VALUE = 4096;

  public AppSetting {
    if (key.isBlank() || key.length() > MAX_KEY || hasControl(key) || !XmlText.canCarry(key)) {
      throw new IllegalArgumentException("not a key: '" + key + "'");
    }
    if (value.length() > MAX_VALUE || hasControl(value) || !XmlText.canCarry(value)) {
      throw new IllegalArgumentException("not a value: '" + value + "'");
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
