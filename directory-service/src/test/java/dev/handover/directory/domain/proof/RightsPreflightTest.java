package dev.handover.directory.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RightsPreflightTest {
  private final SampleSet sample = new SampleSet(50);
  private final InMemoryDirectory directory = sample.directory();
  private final List<EntryChange> passed = new ArrayList<>();

  private List<Finding> findings() {
    RightsPreflight rights = new RightsPreflight(directory, passed::add);
    sample.changes().forEach(rights::add);
    return rights.findings();
  }

  @Test
  void findsNothingWhereEverythingMayBeWritten() {
    assertThat(findings()).isEmpty();
    assertThat(passed).isEqualTo(sample.changes());
  }

  @Test
  void saysOnceForAContainerWhatIsMissingAndHowToGrantIt() {
    directory.denying("homeMDB");

    List<Finding> findings = findings();

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
              assertThat(finding.code()).isEqualTo("write-right-missing");
              assertThat(finding.dn()).hasToString("OU=Mail Users," + SampleSet.BASE);
              assertThat(finding.detail()).contains("homeMDB", "of 50 entries", "User 1,");
              assertThat(finding.cure())
                  .contains("dsacls \"OU=Mail Users", "WP;homeMDB", "samba-tool dsacl set");
            });
  }

  @Test
  void takesTheDirectorysOwnListForGrantedAndAsksOnlyInDoubt() {
    directory.denying("msExchPatchMDB");
    directory.with(SampleSet.STORE, "allowedAttributesEffective", "MSEXCHPATCHMDB");

    assertThat(findings()).isEmpty();
  }

  @Test
  void callsARenamingUnknownWhereTheDirectoryGivesNoClearAnswer() {
    directory.answeringUnclearly("cn").answeringUnclearly("mail");
    directory.with(SampleSet.STORE, "allowedAttributes", "cn", "allowedAttributes", "mail");

    assertThat(findingOf("cn"))
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("write-right-unknown");
              assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
            });
    assertThat(findingOf("mail").code()).isEqualTo("write-right-missing");
  }

  private Finding findingOf(String attribute) {
    RightsPreflight rights = new RightsPreflight(directory, passed::add);
    List<AttributeValue> after = List.of(AttributeValue.of("x"));
    rights.add(
        new EntryChange(
            1,
            SampleSet.MAILBOXES,
            DistinguishedName.parse(SampleSet.STORE),
            List.of(new AttributeChange(attribute, ValueSyntax.CASE_IGNORE, List.of(), after))));
    assertThat(rights.findings()).hasSize(1);
    return rights.findings().getFirst();
  }

  @Test
  void looksAtFewOfManyAndNeverStopsLooking() {
    long looks = IntStream.rangeClosed(1, 100_000).filter(RightsPreflight::isSample).count();

    assertThat(looks).isEqualTo(26);
    assertThat(RightsPreflight.isSample(95_000)).isTrue();
  }

  @Test
  void writesIdentifiersAsTheirCommandsWantThem() {
    byte[] guid = new byte[16];
    for (int i = 0; i < guid.length; i++) {
      guid[i] = (byte) (i + 1);
    }

    assertThat(RightGrants.guid(AttributeValue.of(guid)))
        .contains("04030201-0605-0807-090a-0b0c0d0e0f10");
    assertThat(RightGrants.guid(AttributeValue.of("short"))).isEmpty();
  }

  @Test
  void keepsEntriesOfDifferentContainersApart() {
    directory.denying("mail");
    RightsPreflight rights = new RightsPreflight(directory, passed::add);
    for (int i = 1; i <= 4; i++) {
      rights.add(
          new EntryChange(
              i,
              SampleSet.MAILBOXES,
              DistinguishedName.parse("CN=u" + i + ",OU=o" + i % 2 + "," + SampleSet.BASE),
              List.of(
                  new AttributeChange(
                      "mail",
                      ValueSyntax.CASE_IGNORE,
                      List.of(),
                      List.of(AttributeValue.of("x"))))));
    }

    assertThat(rights.findings()).hasSize(2);
  }
}
