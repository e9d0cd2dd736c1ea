package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.handover.orchestrator.http.FakesOnly;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;

/**
 * The embedded store on a disk that fills up: H2 closes the database then, and its dead connections
 * call themselves good. The pool of the shipped configuration opens it again.
 */
@QuarkusTest
@TestProfile(FullDiskTest.OnADiskOfItsOwn.class)
class FullDiskTest {
  /** The store as it is shipped, but for where it lies. */
  public static class OnADiskOfItsOwn extends FakesOnly {
    @Override
    public Map<String, String> getConfigOverrides() {
      FilePath.register(new FullDisk());
      try {
        String folder = Files.createTempDirectory("full-disk").toString();
        return new HashMap<>(
            Map.of(
                "quarkus.datasource.embedded.jdbc.url",
                "jdbc:h2:full:%s/store;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                    .formatted(folder)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Inject
  @DataSource("embedded")
  AgroalDataSource store;

  @Test
  void isOpenAgainWithAllThatWasWrittenOnceThereIsRoom() throws SQLException {
    // Given
    execute(
        "create table kept (id int primary key, text varchar(100000))",
        "insert into kept values (1, 'a')");
    List<Connection> idle = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      idle.add(store.getConnection());
    }
    for (Connection connection : idle) {
      connection.close();
    }

    // When
    FullDisk.fill(true);
    int refused = 0;
    for (int i = 2; i < 40; i++) {
      refused += isRefused(i) ? 1 : 0;
    }
    FullDisk.fill(false);

    // Then
    assertThat(refused).isPositive();
    execute("insert into kept values (100, 'b')");
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("select count(*) from kept where id in (1, 100)")) {
      assertThat(found.next()).isTrue();
      assertThat(found.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void refusesWhatCannotBeWrittenDownInTheAudit() {
    // When
    FullDisk.fill(true);
    ValidatableResponse refused = freeze();
    FullDisk.fill(false);

    // Then
    refused.statusCode(503).body("code", is("audit-unavailable"));
    freeze().statusCode(200);
  }

  private static ValidatableResponse freeze() {
    return RestAssured.given()
        .header("Authorization", "Bearer hnd_only-for-tests-operator")
        .contentType("application/json")
        .body("{\"reason\": \"CHG0042\"}")
        .put("/v1/groups/frosty/freeze")
        .then();
  }

  private boolean isRefused(int id) {
    try {
      execute("insert into kept values (%d, repeat('x', 100000))".formatted(id), "checkpoint sync");
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = store.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
