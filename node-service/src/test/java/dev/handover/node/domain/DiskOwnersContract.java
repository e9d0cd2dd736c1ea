package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every {@link DiskOwners} promises. */
public abstract class DiskOwnersContract {
  private static final GroupName MAIL = new GroupName("mail");
  private static final GroupName FILES = new GroupName("files");
  private static final DiskId DATA = new DiskId("exchange-data");
  private static final DiskId OTHER = new DiskId("file-data");

  /** The same owners, as a restarted service finds them. */
  protected abstract DiskOwners owners();

  @Test
  void knowsNothingAtFirst() {
    assertThat(owners().ownerOf(DATA)).isEmpty();
  }

  @Test
  void keepsOneGroupForADiskAndSeveralDisksForAGroup() {
    owners().keep(DATA, MAIL);
    owners().keep(OTHER, MAIL);
    owners().keep(DATA, FILES);

    assertThat(owners().ownerOf(DATA)).contains(FILES);
    assertThat(owners().ownerOf(OTHER)).contains(MAIL);
  }

  @Test
  void forgetsADisk() {
    owners().keep(DATA, MAIL);
    owners().forget(DATA);
    owners().forget(OTHER);

    assertThat(owners().ownerOf(DATA)).isEmpty();
  }
}
