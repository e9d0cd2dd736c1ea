package dev.handover.directory.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/** Names that break whoever treats a distinguished name as text, made from a seed. */
public final class HostileNames {
  private static final List<String> PIECES =
      List.of(
          "EXCH1",
          "exch1",
          "EXCH10",
          "EXCH2",
          "Org",
          "Müller",
          "Mu\u0308ller",
          "日本",
          "\uD83D\uDE00",
          " ",
          ",",
          "+",
          "\"",
          "\\",
          "<",
          ">",
          ";",
          "=",
          "#",
          "/",
          "CN=EXCH1",
          "\u0000",
          "\n",
          "ß",
          "İ",
          "a b",
          "\u3000",
          "\u00A0",
          "\t",
          "#04024869",
          "\\2C",
          "\\,CN=EXCH1",
          "\uD842\uDFB7",
          "\uFB01",
          "\u0345",
          "\u0130",
          "x");
  private static final int LONGEST = 40;

  private final RandomGenerator random;

  public HostileNames(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  /** A value that is not empty, now and then a very long one. */
  public String value() {
    int pieces = random.nextInt(50) == 0 ? LONGEST : 1 + random.nextInt(4);
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      value.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return value.toString();
  }

  public Rdn rdn() {
    return Rdn.of(random.nextBoolean() ? "CN" : "OU", value());
  }

  public DistinguishedName below(DistinguishedName parent, int levels) {
    DistinguishedName name = parent;
    for (int i = 0; i < levels; i++) {
      name = name.child(rdn());
    }
    return name;
  }

  public int upTo(int bound) {
    return random.nextInt(bound);
  }

  /**
   * The same name in another spelling: case, spaces, hexadecimal escapes, quotes are none of its
   * business.
   */
  public String respelt(DistinguishedName name) {
    StringBuilder text = new StringBuilder();
    for (Rdn rdn : name.rdns()) {
      text.append(text.isEmpty() ? "" : random.nextBoolean() ? "," : " , ");
      text.append(random.nextBoolean() ? rdn.type().toLowerCase(Locale.ROOT) : rdn.type())
          .append('=');
      rdn.value().codePoints().forEach(point -> append(text, point));
    }
    return text.toString();
  }

  private void append(StringBuilder text, int point) {
    String character = Character.toString(point);
    boolean letter = character.matches("[A-Za-z0-9]");
    if (letter && random.nextInt(3) > 0) {
      text.append(
          random.nextBoolean()
              ? character.toLowerCase(Locale.ROOT)
              : character.toUpperCase(Locale.ROOT));
      return;
    }
    for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
      text.append(String.format(Locale.ROOT, "\\%02x", octet));
    }
  }
}
