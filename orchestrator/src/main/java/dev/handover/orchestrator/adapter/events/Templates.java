package dev.handover.orchestrator.adapter.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Forms by their name: those of the configuration folder, then those that are shipped. */
record Templates(Path configDir) {
  private static final long MOST_BYTES = 65_536;

  TemplateForm find(String name) throws NotDelivered {
    Path own = configDir.resolve("templates").resolve(name + ".json");
    try {
      if (Files.isRegularFile(own)) {
        if (Files.size(own) > MOST_BYTES) {
          throw new NotDelivered("the template %s is larger than 64 KiB".formatted(own));
        }
        return TemplateForm.read(name, Files.readString(own));
      }
      return TemplateForm.read(name, shipped(name));
    } catch (IOException e) {
      throw new NotDelivered("the template %s cannot be read".formatted(name));
    }
  }

  private static String shipped(String name) throws IOException, NotDelivered {
    try (InputStream in =
        Templates.class.getClassLoader().getResourceAsStream("events/" + name + ".json")) {
      if (in == null) {
        throw new NotDelivered("there is no template %s".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
