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
  void refusesToStartWithAFileItCannotRead() throws IOException {
    Files.writeString(folder.resolve("addresses.json"), "{\"version\":1,");

    assertThatThrownBy(this::owners).hasMessageContaining("addresses.json");
  }
}
