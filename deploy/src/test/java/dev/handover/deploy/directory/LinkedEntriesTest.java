package dev.handover.deploy.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedEntriesTest {
  private static final String STORE = "<GUID=06dcc73e-8222-4c16-a798-96ce47ecc13b>;";

  @Test
  void namesALinkAsTheLinkedEntryIsCalledNow() {
    // Given
    Entry store = new Entry(STORE + "CN=Archive,DC=example,DC=test");
    Entry mailbox =
        new Entry("<GUID=c58039e1-64a8-434e-b037-4cae6693415f>;CN=A,DC=example,DC=test");
    mailbox.addAttribute("homeMDB", STORE + "CN=EXCH1 Archive,DC=example,DC=test");
    mailbox.addAttribute("mail", "a@example.test");

    // When
    List<Entry> named = LinkedEntries.named(List.of(store, mailbox));

    // Then
    assertThat(named)
        .extracting(Entry::getDN)
        .containsExactly("CN=Archive,DC=example,DC=test", "CN=A,DC=example,DC=test");
    assertThat(named.get(1).getAttributeValue("homeMDB"))
        .isEqualTo("CN=Archive,DC=example,DC=test");
    assertThat(named.get(1).getAttributeValue("mail")).isEqualTo("a@example.test");
  }

  @Test
  void keepsTheNameOfAnEntryThatWasNotRead() {
    // Given
    Entry entry = new Entry("<GUID=c58039e1-64a8-434e-b037-4cae6693415f>;CN=A,DC=example,DC=test");
    entry.addAttribute(
        "manager", "<GUID=06dcc73e-8222-4c16-a798-96ce47ecc13b>;<SID=S-1-5-21-1>;CN=B,DC=x");

    // When
    List<Entry> named = LinkedEntries.named(List.of(entry));

    // Then
    assertThat(named.getFirst().getAttributeValue("manager")).isEqualTo("CN=B,DC=x");
  }
}
