package dev.handover.node.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static final Set<String> NAMES = Set.of("disk", "mount-point");

  @Test
  void putsEachValueIntoItsOneArgument() {
    CommandLine line = parse("vendor.exe", "--disk={disk}", "{mount-point}", "{{disk}}");

    assertThat(line.with(Map.of("disk", "a b", "mount-point", "X:\\$1")))
        .containsExactly("vendor.exe", "--disk=a b", "X:\\$1", "{a b}");
  }

  @Test
  void doesNotLookForNamesInsideAValue() {
    assertThat(parse("v", "{disk}").with(Map.of("disk", "{mount-point}", "mount-point", "X:")))
        .containsExactly("v", "{mount-point}");
  }

  @Test
  void namesThePropertyAndTheUnknownName() {
    assertThatThrownBy(() -> parse("v", "{disc}"))
        .hasMessage("handover.x knows no {disc}, only [disk, mount-point]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "tool.bat", "C:\\v\\Tool.CMD", "tool.cmd ", "{disk}"})
  void refusesWhatIsNoProgram(String program) {
    assertThatThrownBy(() -> parse(program)).hasMessageStartingWith("handover.x must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\nb", "a\u0000b"})
  void refusesWhatAProgramCannotBeGiven(String text) {
    assertThatThrownBy(() -> parse("v", text)).hasMessageContaining("quotation mark");
    assertThatThrownBy(() -> parse("v", "{disk}").with(Map.of("disk", text)))
        .hasMessageContaining("{disk}");
  }

  @Test
  void refusesNothingAndTooMuch() {
    assertThatThrownBy(CommandLineTest::parse).hasMessageContaining("needs a program");
    assertThatThrownBy(() -> parse("v".repeat(65).split("")))
        .hasMessageContaining("needs a program");
    assertThatThrownBy(() -> parse("v", "x".repeat(1025))).hasMessageContaining("1024");
  }

  @Test
  void refusesAMissingValue() {
    assertThatThrownBy(() -> parse("v", "{disk}").with(Map.of())).hasMessageContaining("{disk}");
  }

  private static CommandLine parse(String... arguments) {
    return CommandLine.parse("handover.x", List.of(arguments), NAMES);
  }
}
