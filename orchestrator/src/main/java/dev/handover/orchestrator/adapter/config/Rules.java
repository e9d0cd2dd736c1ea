package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.ServiceName;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** What the single values of configuration files must look like. */
final class Rules {
  private static final String IPV4 =
      "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}";

  static final Rule<String> NAME =
      Rule.text(
          "a name of lower-case letters, digits and '-', at most 63 long",
          "[a-z0-9][a-z0-9-]{0,62}",
          "mail",
          "Write it like 'mail' or 'exch1'.");
  static final Rule<String> PROFILE =
      Rule.text(
          "the name of a profile",
          "[a-z0-9][a-z0-9.-]{0,62}",
          "exchange-2007",
          "Write it like 'exchange-2007'.");
  static final Rule<String> COMPUTER =
      Rule.text(
          "a computer's NetBIOS name, without '$' and domain",
          "[A-Za-z0-9_-]{1,63}",
          "EXCH1",
          "Write it as in sAMAccountName, without the '$' at its end.");
  static final Rule<String> SERVER =
      Rule.text(
          "the name of a server object, 1 to 64 long",
          "\\S.{0,62}\\S|\\S",
          "EXCH1",
          "Write the server object's cn.");
  static final Rule<String> TEXT =
      Rule.text("text, 1 to 2000 long", "(?s)\\S.{0,1999}", "text", "Write at least one word.");
  static final Rule<ServiceName> SERVICE =
      Rule.parsed(
          "the key name of a Windows service",
          new ServiceName("MSExchangeIS"),
          ServiceName::new,
          "Use the key name, as 'sc query' shows it.");
  static final Rule<String> DISK =
      Rule.text(
          "a disk's GUID, UniqueId or configured name",
          "[A-Za-z0-9][A-Za-z0-9._{}-]{0,127}",
          "exchange-data",
          "Never use a disk's number: numbers change.");
  static final Rule<String> MOUNT_POINT =
      Rule.text(
          "a drive such as 'X:'",
          "[A-Za-z]:",
          "'X:'",
          "Write the letter with its colon, in quotes: 'X:'. Disks are not mounted at folders.");
  static final Rule<String> IP =
      Rule.parsed(
          "an IPv4 or IPv6 address",
          "192.0.2.50",
          Rules::ip,
          "Write one address in figures, without a prefix and not as a name.");

  /** A cluster's own address: those of Q263029 (Windows NT 4.0 and 2000) know no other kind. */
  static final Rule<String> IPV4_OF_A_CLUSTER =
      Rule.text(
          "an IPv4 address, because a cluster of Windows 2000 knows no other",
          IPV4,
          "192.0.2.51",
          "Write the IPv4 address of the cluster's name; its A record is what Q263029 asks for.");

  static final Rule<String> ZONE =
      Rule.text(
          "the name of a DNS zone",
          "[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*",
          "example.test",
          "Write it without a dot at its end.");
  static final Rule<String> SEARCH_BASE =
      Rule.parsed(
          "a distinguished name (RFC 4514)",
          "OU=Mail Users,DC=example,DC=test",
          Rules::distinguishedName,
          "Write it like 'OU=Mail Users,DC=example,DC=test', in quotes.");
  static final Rule<URI> URL =
      Rule.parsed(
          "a URL such as https://10.0.0.11:8082",
          URI.create("https://10.0.0.11:8082"),
          Rules::url,
          "Give scheme, the node's own address and port; no path, no user, no query.");
  static final Rule<Duration> DEADLINE =
      Rule.parsed(
          "a duration from PT1S to PT2H (ISO 8601)",
          Duration.ofMinutes(3),
          text -> bounded(Duration.parse(text)),
          "Write three minutes as PT3M.");
  static final Rule<Integer> ATTEMPTS = integer(1, 10, 2);

  private Rules() {}

  static Rule<Integer> integer(int least, int most, int sample) {
    return Rule.parsed(
        "a whole number from " + least + " to " + most,
        sample,
        text -> within(Integer.parseInt(text), least, most),
        "Write the number in figures, without quotes.");
  }

  /** A duration in ISO 8601, both ends included. */
  static Rule<Duration> duration(Duration least, Duration most, Duration sample) {
    return Rule.parsed(
        "a duration from " + least + " to " + most + " (ISO 8601)",
        sample,
        text -> within(Duration.parse(text), least, most),
        "Write three minutes as PT3M.");
  }

  private static Duration within(Duration duration, Duration least, Duration most) {
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      throw new IllegalArgumentException(duration.toString());
    }
    return duration;
  }

  static <E extends Enum<E>> Rule<E> oneOf(Class<E> type, E sample) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return new Rule<>(
        "one of " + String.join(", ", names),
        sample,
        text -> names.contains(text) ? Optional.of(Enum.valueOf(type, text)) : Optional.empty(),
        "Write it in capitals: " + names.stream().collect(Collectors.joining(" or ")) + ".");
  }

  static Rule<String> word(String... words) {
    List<String> known = List.of(words);
    return new Rule<>(
        "one of " + String.join(", ", known),
        known.getFirst(),
        text -> Optional.of(text).filter(known::contains),
        "Write " + String.join(" or ", known) + ".");
  }

  private static String ip(String text) {
    if (text.matches(IPV4)) {
      return text;
    }
    // Without a colon, InetAddress would ask DNS.
    if (!text.contains(":") || !text.matches("[0-9A-Fa-f:.]{2,45}")) {
      throw new IllegalArgumentException(text);
    }
    try {
      InetAddress.getByName(text);
      return text;
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static String distinguishedName(String text) {
    try {
      if (new LdapName(text).isEmpty() || text.length() > 4096) {
        throw new IllegalArgumentException(text);
      }
      return text;
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    boolean bare = url.getPath() == null || url.getPath().isEmpty() || "/".equals(url.getPath());
    boolean port = url.getPort() == -1 || (url.getPort() >= 1 && url.getPort() <= 65535);
    if (!web
        || url.getHost() == null
        || url.getUserInfo() != null
        || url.getQuery() != null
        || !bare
        || !port) {
      throw new IllegalArgumentException(text);
    }
    return url;
  }

  private static Duration bounded(Duration duration) {
    if (duration.compareTo(Duration.ofSeconds(1)) < 0
        || duration.compareTo(Duration.ofHours(2)) > 0) {
      throw new IllegalArgumentException(duration.toString());
    }
    return duration;
  }

  private static int within(int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(String.valueOf(number));
    }
    return number;
  }
}
