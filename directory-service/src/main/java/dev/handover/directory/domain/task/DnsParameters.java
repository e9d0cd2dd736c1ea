package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TaskParameter;
import dev.handover.directory.domain.TaskParameters;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parameters that tasks of DNS have in common, checked. */
record DnsParameters(TaskParameters parameters) {
  static final TaskParameter ZONE =
      new TaskParameter(
          "zone",
          "Name of the zone. It is looked for on the DNS servers of handover.directory.dns.zones, then in the"
              + " directory.",
          true,
          false,
          List.of());
  private static final Pattern LABELS = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
  private static final int LONGEST_NAME = 253;

  String zone() {
    return name(ZONE.name(), parameters.one(ZONE.name()));
  }

  /** Names relative to the zone. */
  List<String> records(String parameter) {
    return parameters.all(parameter).stream()
        .map(each -> each.equals(DnsServerName.APEX) ? each : name(parameter, each))
        .distinct()
        .toList();
  }

  /** Zones, or names with all their labels, without a dot at the end. */
  List<String> names(String parameter) {
    return parameters.all(parameter).stream().map(each -> name(parameter, each)).toList();
  }

  List<IpAddress> addresses(String parameter) {
    return parameters.all(parameter).stream()
        .map(
            text ->
                IpAddress.tryParse(text)
                    .orElseThrow(
                        () ->
                            parameters.refuse(
                                parameter, "'" + text + "' is no IPv4 or IPv6 address")))
        .distinct()
        .toList();
  }

  /** One of the constants, by its name. */
  <E extends Enum<E>> E choice(String parameter, List<E> choices) {
    for (E choice : choices) {
      if (choice.name().equals(parameters.one(parameter))) {
        return choice;
      }
    }
    throw parameters.refuse(parameter, "'" + parameters.one(parameter) + "' is none of " + choices);
  }

  private String name(String parameter, String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    if (name.length() > LONGEST_NAME || !LABELS.matcher(name).matches()) {
      throw parameters.refuse(parameter, "'" + text + "' is no DNS name");
    }
    return name;
  }
}
