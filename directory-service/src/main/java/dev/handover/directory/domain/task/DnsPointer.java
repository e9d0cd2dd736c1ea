package dev.handover.directory.domain.task;

import dev.handover.directory.domain.TaskParameters;
import dev.handover.directory.domain.dns.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where the record is that leads back from an address to its name. */
record DnsPointer(String zone, String record) {

  /** One for each address that lies in one of the zones; refuses a zone in which none does. */
  static List<DnsPointer> of(
      List<IpAddress> addresses, List<String> zones, TaskParameters parameters) {
    List<DnsPointer> pointers = new ArrayList<>();
    for (IpAddress address : addresses) {
      String name = address.reverseName();
      zones.stream()
          .filter(zone -> name.endsWith("." + zone))
          .max(Comparator.comparingInt(String::length))
          .map(zone -> new DnsPointer(zone, name.substring(0, name.length() - zone.length() - 1)))
          .ifPresent(pointers::add);
    }
    for (String zone : zones) {
      if (pointers.stream().noneMatch(pointer -> pointer.zone().equals(zone))) {
        throw parameters.refuse(
            "reverseZones", "'" + zone + "' is no reverse zone of " + addresses);
      }
    }
    return pointers;
  }
}
