package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.OverrideRule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the description of a node.
 *
 * @param configDir what relative file names are relative to
 * @param plainAllowed whether {@code http:} will do; in production a token must not travel in the
 *     clear
 */
record NodeSection(Path configDir, boolean plainAllowed) {
  static final NodeRef SAMPLE =
      new NodeRef(
          new NodeName("exch1"),
          "EXCH1",
          "EXCH1",
          URI.create("https://10.0.0.11:8082"),
          Path.of("exch1.token"),
          Optional.empty());

  private static final Rule<String> FILE =
      Rule.text(
          "a file name, 1 to 500 long",
          ".{1,500}",
          "exch1.token",
          "Name the file, relative to the configuration folder.");

  NodeRef read(Section nodes, String role) {
    Optional<Section> section = nodes.section(role);
    if (section.isEmpty()) {
      return SAMPLE;
    }
    Section node = section.get();
    NodeRef ref =
        new NodeRef(
            new NodeName(node.required("name", Rules.NAME)),
            node.required("computer", Rules.COMPUTER),
            node.required("server", Rules.SERVER),
            url(node),
            tokenFile(node),
            optionalFile(node, "trustCertificates"));
    node.end();
    return ref;
  }

  /** In production it takes two people to set a safeguard aside, unless a group says otherwise. */
  OverrideRule usualOverrides() {
    return plainAllowed ? OverrideRule.ONE_PERSON : OverrideRule.TWO_PERSONS;
  }

  URI url(Section node) {
    URI url = node.required("url", Rules.URL);
    if (!plainAllowed && "http".equals(url.getScheme())) {
      node.fault(
          "url",
          "is not encrypted, and handover.mode is production",
          "Use https:, and give trustCertificates for a private authority.");
    }
    return url;
  }

  private Path tokenFile(Section node) {
    return requiredFile(node, "tokenFile");
  }

  /** A file that has to be there. */
  Path requiredFile(Section section, String key) {
    String name = section.required(key, FILE);
    return section.has(key) ? existing(section, key, name) : configDir.resolve(name);
  }

  /** A file that has to be there when it is named. */
  Optional<Path> optionalFile(Section section, String key) {
    return section.optional(key, FILE).map(name -> existing(section, key, name));
  }

  private Path existing(Section node, String key, String name) {
    Path file = configDir.resolve(name);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      node.fault(
          key,
          "names a file that is not there or cannot be read: " + file,
          "Create it, readable for this service only, or correct the name.");
    }
    return file;
  }
}
