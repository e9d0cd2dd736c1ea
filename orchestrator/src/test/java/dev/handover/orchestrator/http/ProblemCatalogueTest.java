package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/problems.md explains every problem code of the three contracts, and no others. */
class ProblemCatalogueTest {
  private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");
  private static final Path CONTRACTS = Path.of("../api-specs/src/main/resources/openapi");

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void explainsEveryCodeOfTheContract(String service) throws IOException {
    assertThat(documented()).containsAll(codes(service));
  }

  @Test
  void explainsNothingThatNoContractKnows() throws IOException {
    Set<String> known = new TreeSet<>(codes("node-service"));
    known.addAll(codes("directory-service"));
    known.addAll(codes("orchestrator"));
    assertThat(known).containsAll(documented());
  }

  @Test
  void answersWithTheCodesOfTheContract() throws IOException {
    Set<String> ours =
        Arrays.stream(ProblemType.values()).map(ProblemType::code).collect(Collectors.toSet());
    assertThat(ours).isEqualTo(codes("orchestrator"));
    assertThat(
            Arrays.stream(ProblemCode.values())
                .map(code -> ProblemType.valueOf(code.name()).code()))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
  }

  private static Set<String> documented() throws IOException {
    return Files.readAllLines(Path.of("../docs/problems.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All words in backticks in the contract's shared answers. */
  private static Set<String> codes(String service) throws IOException {
    String contract = Files.readString(CONTRACTS.resolve(service + ".yaml"));
    String responses =
        contract.substring(
            contract.indexOf("\n  responses:\n"), contract.indexOf("\n  schemas:\n"));
    return CODE.matcher(responses)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
