package dev.handover.node.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the tables in `hostile`: a request with something hostile in it.
 *
 * @param code the problem that has to come back
 */
record HostileInput(String code, String method, String path, String body, String what) {
  private static final Pattern REPEATED = Pattern.compile("<<(.+?)\\*(\\d+)>>");
  private static final int COLUMNS = 5;

  @Override
  public String toString() {
    return what;
  }

  /** The rows of one table. */
  static Stream<HostileInput> of(String table) {
    String resource = "/hostile/" + table + ".tsv";
    try (InputStream in = HostileInput.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(HostileInput::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HostileInput parse(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException("not " + COLUMNS + " columns: " + line);
    }
    return new HostileInput(
        columns[0], columns[1], expanded(columns[2]), expanded(columns[3]), columns[4]);
  }

  private static String expanded(String text) {
    String filled = text.replace("{F}", Caller.fence("hostile", 5)).replace("{I}", Caller.ISSUER);
    return REPEATED
        .matcher(filled)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
  }
}
