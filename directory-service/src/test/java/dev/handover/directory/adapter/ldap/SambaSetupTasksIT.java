package dev.handover.directory.adapter.ldap;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFReader;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Ldif;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renamed stores and repaired names on a real Active Directory (Samba). */
@SuppressWarnings("NullAway.Init")
class SambaSetupTasksIT {
  private static final String USER = "CN=Doe\\, Jané \\+1," + TestForest.USERS;
  private static final String RENAMED = "CN=Über\\, \\+Store";

  private TestSamba samba;
  private LDAPConnection connection;
  private LdaptiveDirectory directory;

  @BeforeEach
  void load() throws Exception {
    samba = TestSamba.fresh();
    connection = TestSamba.connect();
    TestSamba.add(connection, TestForest.create().entries());
    directory = new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.LDAPS));
  }

  @AfterEach
  void stop() throws Exception {
    directory.close();
    connection.close();
    samba.kill();
  }

  private List<String> values(String dn, String attribute) throws Exception {
    Entry entry = Objects.requireNonNull(connection.getEntry(dn, attribute));
    String[] values = entry.getAttributeValues(attribute);
    return values == null ? List.of() : Arrays.stream(values).sorted().toList();
  }

  private Preview renaming() {
    return preview(move(EXCH1, EXCH2, task("rename-stores", Map.of())), directory);
  }

  @Test
  void takesTheMailboxesOfARenamedStoreAlongAndBack() throws Exception {
    // Given
    String store = TestForest.store(TestForest.ODD_STORE, "EXCH1");
    assertThat(values(USER, "homeMDB")).containsExactly(store);
    Preview preview = renaming();
    // When
    List<ModifyOutcome> outcomes = TaskPreviews.apply(preview, directory);
    // Then
    assertThat(preview.changes()).singleElement().matches(EntryChange::isRename);
    assertThat(outcomes).allMatch(ModifyOutcome.Applied.class::isInstance);
    assertThat(values(USER, "homeMDB")).containsExactly(TestForest.store(RENAMED, "EXCH1"));
    assertThat(renaming().changes()).isEmpty();
    assertThat(TaskPreviews.apply(preview, directory))
        .allMatch(ModifyOutcome.AlreadyInPlace.class::isInstance);
    // When
    TaskPreviews.revert(preview, directory);
    // Then
    assertThat(values(USER, "homeMDB")).containsExactly(store);
  }

  @Test
  void isTakenBackByTheLdifAlone() throws Exception {
    Preview preview = renaming();
    TaskPreviews.apply(preview, directory);

    String ldif = Ldif.header(List.of()) + Ldif.reverse(preview.changes().getFirst());
    try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(ldif.getBytes(UTF_8)))) {
      Objects.requireNonNull(reader.readChangeRecord()).processChange(connection);
    }

    assertThat(values(USER, "homeMDB"))
        .containsExactly(TestForest.store(TestForest.ODD_STORE, "EXCH1"));
  }

  @Test
  void bringsLostNamesHomeFromTheBackup() throws Exception {
    // Given
    String primary = "CN=EXCH1,CN=Computers," + TestForest.DOMAIN;
    String backup = "CN=EXCH2,CN=Computers," + TestForest.DOMAIN;
    List<String> before = values(primary, "servicePrincipalName");
    connection.modify(
        primary,
        new Modification(
            ModificationType.DELETE,
            "servicePrincipalName",
            "HOST/EXCH1",
            "HOST/exch1.example.test"));
    connection.modify(
        backup, new Modification(ModificationType.ADD, "servicePrincipalName", "HOST/EXCH1"));
    Preview preview = preview(move(EXCH2, EXCH1, task("spn-repair", Map.of())), directory);
    // When
    List<ModifyOutcome> outcomes = TaskPreviews.apply(preview, directory);
    // Then
    assertThat(outcomes).hasSize(2).allMatch(ModifyOutcome.Applied.class::isInstance);
    assertThat(values(primary, "servicePrincipalName")).isEqualTo(before);
    assertThat(values(backup, "servicePrincipalName")).containsExactly("SMTPSVC/EXCH2");
  }
}
