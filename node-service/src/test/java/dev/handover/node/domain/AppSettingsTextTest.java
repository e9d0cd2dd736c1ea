package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of appSettings are set; every other character stays. */
class AppSettingsTextTest {
  private static final String BEFORE =
      """
      <?xml version="1.0" encoding="utf-8" ?>
      <!-- <appSettings><add key="QueueDatabasePath" value="no" /></appSettings> -->
      <configuration>
        <runtime><gcServer enabled = 'true'/></runtime>
        <appSettings>
          <!-- where the queue lies -->
          <add key="QueueDatabasePath"   value='C:\\old &amp; slow' />
          <add value="x" key="Other"></add>
        </appSettings>
        <other><appSettings><add key="QueueDatabasePath" value="elsewhere" /></appSettings></other>
      </configuration>
      """;

  @Test
  void replacesAValueAndNothingElse() {
    AppSettingsText.Edited edited = edit(BEFORE, "queuedatabasepath", "X:\\new \"&\" <fast>");

    assertThat(edited.text())
        .isEqualTo(BEFORE.replace("C:\\old &amp; slow", "X:\\new &quot;&amp;&quot; &lt;fast&gt;"));
    assertThat(edited.changes().get(0).before()).isEqualTo("C:\\old & slow");
    assertThat(edit(edited.text(), "QueueDatabasePath", "X:\\new \"&\" <fast>").text())
        .isEqualTo(edited.text());
  }

  @Test
  void addsAMissingKeyBehindTheOthersInTheirStyle() {
    assertThat(edit(BEFORE, "New", "1").text())
        .isEqualTo(
            BEFORE.replace(
                "key=\"Other\"></add>\n",
                "key=\"Other\"></add>\n    <add key=\"New\" value=\"1\" />\n"));
  }

  @Test
  void keepsWindowsLineEnds() {
    String windows = BEFORE.replace("\n", "\r\n");

    assertThat(edit(windows, "New", "1").text())
        .contains("</add>\r\n    <add key=\"New\" value=\"1\" />\r\n  </appSettings>");
  }

  @Test
  void opensAnEmptySection() {
    assertThat(edit("<configuration>\n  <appSettings/>\n</configuration>", "K", "v").text())
        .isEqualTo(
            "<configuration>\n  <appSettings>\n    <add key=\"K\" value=\"v\" />\n  </appSettings>\n</configuration>");
    assertThat(
            edit("<configuration>\n  <appSettings></appSettings>\n</configuration>", "K", "v")
                .text())
        .isEqualTo(
            "<configuration>\n  <appSettings>\n    <add key=\"K\" value=\"v\" />\n  </appSettings>\n</configuration>");
  }

  @Test
  void makesAMissingSection() {
    assertThat(edit("<configuration>\n</configuration>\n", "K", "v").text())
        .isEqualTo(
            "<configuration>\n  <appSettings>\n    <add key=\"K\" value=\"v\" />\n  </appSettings>\n</configuration>\n");
  }

  @Test
  void setsAKeyThatIsWrittenTwice() {
    String twice =
        "<configuration><appSettings><add key='K' value='1'/><add key='k' value='2'/></appSettings></configuration>";

    AppSettingsText.Edited edited = edit(twice, "K", "3");

    assertThat(edited.text()).isEqualTo(twice.replace("'1'", "'3'").replace("'2'", "'3'"));
    assertThat(edited.changes().get(0).before()).isEqualTo("2");
  }

  @Test
  void writesNumbersForCharactersThatTheEncodingMayLack() {
    AppSettingsText text = new AppSettingsText("<configuration>\n</configuration>", true);

    assertThat(text.with(List.of(new AppSetting("K", "Größe"))).text()).contains("Gr&#xf6;&#xdf;e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<configuration/>",
        "<configuration>",
        "<other></other>",
        "<configuration></configuration><configuration></configuration>",
        "<configuration><a></configuration></a>",
        "<!DOCTYPE c SYSTEM 'file:///etc/passwd'><configuration></configuration>",
        "<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///c:/boot.ini'>]><configuration><appSettings><add key='K' value='&x;'/></appSettings></configuration>",
        "<configuration><appSettings><add key='K' value='&x;'/></appSettings></configuration>",
        "<configuration><appSettings><add key='K'/></appSettings></configuration>",
        "<configuration><appSettings/><appSettings/></configuration>",
        "<configuration><appSettings configSource='other.config'/></configuration>",
        "<configuration><appSettings configProtectionProvider='RSA'/></configuration>",
        "<configuration><appSettings><add key='K' value='1'/><clear/></appSettings></configuration>",
        "<configuration><appSettings><add key='K' value='1/></appSettings></configuration>",
        "<configuration><!-- </configuration>"
      })
  void refusesWhatItCannotEditSafely(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> edit(text, "K", "v"));
  }

  @Test
  void refusesATextThatIsNestedTooDeep() {
    String deep = "<a>".repeat(70) + "</a>".repeat(70);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> edit("<configuration>" + deep + "</configuration>", "K", "v"));
  }

  private static AppSettingsText.Edited edit(String text, String key, String value) {
    return new AppSettingsText(text, false).with(List.of(new AppSetting(key, value)));
  }
}
