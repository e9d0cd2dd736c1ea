package dev.handover.node.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services of a group and the order that the group itself wants, beside the service manager's.
 *
 * @param members each service once
 */
public record ServiceSet(DesiredState desired, List<Member> members) {

  /**
   * One service of the set.
   *
   * @param after members that run before this one starts, and stop after it
   * @param timeout how long it may stay without a new checkpoint; 1 s to 1 h
   * @param attempts how often it is started before it counts as failed; 1 to 5
   */
  public record Member(ServiceName name, List<ServiceName> after, Duration timeout, int attempts) {
    public Member {
      after = List.copyOf(after);
    }
  }

  /** Refuses a service that is there twice, and an order that names one that is not there. */
  public ServiceSet {
    members = List.copyOf(members);
    Set<ServiceName> names = new HashSet<>();
    for (Member member : members) {
      if (!names.add(member.name())) {
        throw new IllegalArgumentException("service " + member.name() + " is there twice");
      }
    }
    for (Member member : members) {
      for (ServiceName before : member.after()) {
        if (!names.contains(before)) {
          throw new IllegalArgumentException(
              "service %s comes after %s, which is not in the set"
                  .formatted(member.name(), before));
        }
      }
    }
  }

  /** The names of all members, as they were given. */
  public List<ServiceName> names() {
    return members.stream().map(Member::name).toList();
  }

  /** For the record: the names, and the state that they are to reach. */
  public String text() {
    return names().stream().map(ServiceName::value).collect(Collectors.joining(","))
        + " to "
        + desired;
  }
}
