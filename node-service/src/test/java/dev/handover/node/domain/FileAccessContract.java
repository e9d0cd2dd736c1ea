package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a {@link FileSystem} promises of access control lists. Wine keeps Unix permissions instead
 * of lists, so that an entry which was accepted is not there when it is read back.
 */
public abstract class FileAccessContract extends FileSystemContract {
  private static final Principal SERVICE = Principal.parse("NETWORK SERVICE");

  @Test
  void givesRightsThatCanBeReadBack() {
    List<AccessEntry> access =
        files()
            .makeDirectory(
                place("TransportRoles"), List.of(new AccessGrant(SERVICE, AccessRights.MODIFY)))
            .access();

    assertThat(own(access))
        .containsExactly(
            new AccessEntry(
                "NT AUTHORITY\\NETWORK SERVICE", "S-1-5-20", AccessRights.MODIFY, true, false));
  }

  @Test
  void replacesTheRightsOfThePrincipalAndNobodyElses() {
    AccessGrant users = new AccessGrant(Principal.parse("USERS"), AccessRights.READ);
    files()
        .makeDirectory(place("data"), List.of(users, new AccessGrant(SERVICE, AccessRights.READ)));

    List<AccessEntry> access =
        files()
            .makeDirectory(
                place("data"), List.of(new AccessGrant(SERVICE, AccessRights.FULL_CONTROL)))
            .access();

    assertThat(own(access))
        .extracting(AccessEntry::sid, AccessEntry::rights)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("S-1-5-32-545", AccessRights.READ),
            org.assertj.core.groups.Tuple.tuple("S-1-5-20", AccessRights.FULL_CONTROL));
  }

  @Test
  void handsRightsDownToWhatLiesBelow() {
    files()
        .makeDirectory(place("data"), List.of(new AccessGrant(SERVICE, AccessRights.FULL_CONTROL)));

    List<AccessEntry> below = files().makeDirectory(place("data", "Queue"), List.of()).access();

    assertThat(below)
        .anySatisfy(
            entry -> {
              assertThat(entry.sid()).isEqualTo("S-1-5-20");
              assertThat(entry.rights()).isEqualTo(AccessRights.FULL_CONTROL);
              assertThat(entry.inherited()).isTrue();
            });
  }

  private static List<AccessEntry> own(List<AccessEntry> access) {
    return access.stream().filter(entry -> !entry.inherited()).toList();
  }
}
