package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupAddresses;
import dev.handover.node.domain.GroupAddressesContract;
import dev.handover.node.domain.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileGroupAddressesTest extends GroupAddressesContract {
  @TempDir Path folder;

  @Override
  protected GroupAddresses owners() {
    return new FileGroupAddresses(folder.resolve("addresses.json"));
  }

  @Test
  void remembersAfterARestart() {
    owners().keep(new GroupName("mail"), new FloatingAddress("192.0.2.50"));

    assertThat(owners().ownerOf(new FloatingAddress("192.0.2.50"))).contains(new GroupName("mail"));
  }

  @Test
  void readsAndWritesTheFormThatOlderReleasesKnow() throws IOException {
    Path file = folder.resolve("addresses.json");
    Files.writeString(file, "{\"version\":1,\"addresses\":{\"mail\":\"192.0.2.50\"}}");

    GroupAddresses owners = owners();
    assertThat(owners.of(new GroupName("mail"))).contains(new FloatingAddress("192.0.2.50"));

    owners.keep(new GroupName("files"), new FloatingAddress("192.0.2.51"));
    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"version\":1,\"addresses\":{\"files\":\"192.0.2.51\",\"mail\":\"192.0.2.50\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":1,",
        "{\"version\":1}",
        "{\"version\":1,\"addresses\":[]}",
        "{\"version\":1,\"addresses\":{\"mail\":7}}",
        "{\"version\":1,\"addresses\":{\"mail\":\"exch1\"}}",
        "{\"version\":1,\"addresses\":{\"M A I L\":\"192.0.2.50\"}}",
        "{\"version\":2,\"addresses\":{}}"
      })
  void refusesToStartWithAFileItCannotRead(String content) throws IOException {
    Files.writeString(folder.resolve("addresses.json"), content);

    assertThatThrownBy(this::owners).hasMessageContaining("addresses.json");
  }
}
