package dev.handover.directory.domain;

import java.text.Normalizer;

/**
 * Brings names to the form in which they are compared.
 *
 * <p>Active Directory compares names without regard to case or Unicode normal form. Folding goes
 * code point by code point, so that no locale and no special casing ("ß" to "SS") makes two
 * different names equal. Active Directory ignores accents, kana type and width too (MS-ADTS, string
 * comparison): of two names that it takes for one, these can be two, and nothing is rewritten; the
 * other way round it never is.
 */
public final class CaseFolding {
  private CaseFolding() {}

  public static String fold(String name) {
    return isAscii(name) ? foldAscii(name) : foldUnicode(name);
  }

  private static boolean isAscii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  /** The same by far less work: nearly all names are of this kind. */
  private static String foldAscii(String name) {
    char[] folded = name.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      if (folded[i] >= 'A' && folded[i] <= 'Z') {
        folded[i] = Character.toLowerCase(folded[i]);
      }
    }
    return String.valueOf(folded);
  }

  private static String foldUnicode(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    composed
        .codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  public static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    if (isAscii(one) && isAscii(other)) {
      return one.equalsIgnoreCase(other);
    }
    return fold(one).equals(fold(other));
  }
}
