package dev.handover.directory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handover.directory.domain.dns.DnsServerName;
import java.util.Base64;
import java.util.List;

/**
 * Change records that {@code ldapmodify} and {@code ldifde} accept (RFC 2849). Pure text: one part
 * after the other makes a file.
 */
public final class Ldif {

  private static final int LINE = 76;

  private Ldif() {}

  /** The version line and a comment that says what the file is for. */
  public static String header(List<String> comments) {
    StringBuilder out = new StringBuilder("version: 1\n");
    comments.forEach(comment -> out.append("# ").append(oneLine(comment)).append('\n'));
    return out.append('\n').toString();
  }

  /**
   * The record that makes a change, as compare-and-set: a value that is to go must be there, or the
   * record fails.
   */
  public static String forward(EntryChange change) {
    if (DnsServerName.isOnServer(change.dn())) {
      return onDnsServer(change);
    }
    if (change.isRename()) {
      return rename(change);
    }
    StringBuilder out = start(change, "modify");
    for (AttributeChange attribute : change.attributes()) {
      modification(out, "delete", attribute.name(), attribute.removed());
      modification(out, "add", attribute.name(), attribute.added());
    }
    return out.append('\n').toString();
  }

  /**
   * The record that undoes a change by setting all values from before, whatever is there now: it
   * works on a half-applied set too. One that undoes a renaming fails where the entry has its old
   * name already.
   */
  public static String reverse(EntryChange change) {
    if (DnsServerName.isOnServer(change.dn())) {
      return onDnsServer(change);
    }
    if (change.isRename()) {
      return rename(change.inverse());
    }
    StringBuilder out = start(change, "modify");
    for (AttributeChange attribute : change.attributes()) {
      line(out, "replace", attribute.name());
      values(out, attribute.name(), attribute.before());
    }
    return out.append('\n').toString();
  }

  /** No directory holds it: a comment, so that the file goes through. */
  private static String onDnsServer(EntryChange change) {
    return "# %d %s: %s is on a DNS server; see the nsupdate script beside the reverse LDIF\n\n"
        .formatted(change.sequence(), change.task(), oneLine(change.dn().toString()));
  }

  /** RFC 2849, section 4: the old name goes, or the entry would have both. */
  private static String rename(EntryChange change) {
    StringBuilder out = start(change, "modrdn");
    line(out, "newrdn", change.dnAfter().rdn().text());
    line(out, "deleteoldrdn", "1");
    return out.append('\n').toString();
  }

  private static StringBuilder start(EntryChange change, String type) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(change.sequence()).append(' ').append(change.task()).append('\n');
    line(out, "dn", change.dn().toString());
    line(out, "changetype", type);
    return out;
  }

  /**
   * An empty delete would delete the attribute, and an empty add is an error: neither is written.
   */
  private static void modification(
      StringBuilder out, String kind, String name, List<AttributeValue> values) {
    if (values.isEmpty()) {
      return;
    }
    line(out, kind, name);
    values(out, name, values);
  }

  private static void values(StringBuilder out, String name, List<AttributeValue> values) {
    for (AttributeValue value : values) {
      if (value.isBinary()) {
        fold(out, name + ":: " + value.base64());
      } else {
        line(out, name, value.text());
      }
    }
    out.append("-\n");
  }

  private static void line(StringBuilder out, String name, String value) {
    if (isSafe(value)) {
      fold(out, name + ": " + value);
    } else {
      fold(out, name + ":: " + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)));
    }
  }

  /** SAFE-STRING of RFC 2849, and no space at the end, which editors eat. */
  private static boolean isSafe(String value) {
    if (value.isEmpty()) {
      return true;
    }
    char first = value.charAt(0);
    return first != ' '
        && first != ':'
        && first != '<'
        && !value.endsWith(" ")
        && hasOnlySafeCharacters(value);
  }

  private static boolean hasOnlySafeCharacters(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || c >= 128 || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }

  /** Lines are all ASCII here, so cutting between characters cuts between octets. */
  private static void fold(StringBuilder out, String line) {
    out.append(line, 0, Math.min(LINE, line.length())).append('\n');
    for (int at = LINE; at < line.length(); at += LINE - 1) {
      out.append(' ').append(line, at, Math.min(at + LINE - 1, line.length())).append('\n');
    }
  }

  private static String oneLine(String comment) {
    return comment.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
