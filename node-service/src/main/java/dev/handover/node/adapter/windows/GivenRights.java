package dev.handover.node.adapter.windows;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.adapter.install.Layout;
import dev.handover.node.domain.ServiceName;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The services on which the installer gave rights, one a line in a file of the installation. */
final class GivenRights {
  private final DurableFile file;

  GivenRights(Layout layout) {
    file = new DurableFile(layout.serviceRights());
  }

  Set<ServiceName> read() {
    String text = new String(file.read().orElse(new byte[0]), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(ServiceName::new)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void add(ServiceName service) {
    Set<ServiceName> all = read();
    if (all.add(service)) {
      String text = all.stream().map(name -> name.value() + "\n").collect(Collectors.joining());
      file.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
