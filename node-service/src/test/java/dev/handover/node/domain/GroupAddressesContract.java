package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link GroupAddresses} promises. */
public abstract class GroupAddressesContract {
  private static final GroupName MAIL = new GroupName("mail");
  private static final GroupName FILES = new GroupName("files");
  private static final FloatingAddress FIRST = new FloatingAddress("192.0.2.50");
  private static final FloatingAddress SECOND = new FloatingAddress("2001:db8::50");

  protected abstract GroupAddresses owners();

  @Test
  void knowsNothingAtFirst() {
    assertThat(owners().of(MAIL)).isEmpty();
    assertThat(owners().ownerOf(FIRST)).isEmpty();
  }

  @Test
  void keepsOneAddressForAGroupAndOneGroupForAnAddress() {
    GroupAddresses owners = owners();
    owners.keep(MAIL, FIRST);
    owners.keep(MAIL, SECOND);
    assertThat(owners.of(MAIL)).contains(SECOND);
    assertThat(owners.ownerOf(FIRST)).isEmpty();

    owners.keep(FILES, SECOND);
    assertThat(owners.ownerOf(SECOND)).contains(FILES);
    assertThat(owners.of(MAIL)).isEmpty();
  }

  @Test
  void forgetsAGroup() {
    GroupAddresses owners = owners();
    owners.keep(MAIL, FIRST);
    owners.forget(MAIL);
    owners.forget(FILES);

    assertThat(owners.of(MAIL)).isEmpty();
  }
}
