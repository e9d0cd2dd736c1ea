package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.events.Receiver;
import dev.handover.orchestrator.domain.events.Subscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code events.yaml}: who is told what happened.
 *
 * @param files reads names of files
 */
record EventsFile(NodeSection files) {
  private static final String CLOUD_EVENTS = "cloudevents";
  private static final String SYSLOG = "syslog";
  private static final int MOST = 50;
  private static final int SYSLOG_PORT = 514;
  private static final int SYSLOG_TLS_PORT = 6514;

  private static final Rule<URI> URL =
      Rule.parsed(
          "an address such as https://siem.example.test/handover or syslog+tcp://log.example.test:514",
          URI.create("https://siem.example.test/handover"),
          EventsFile::address,
          "Give scheme and host; no user, no fragment. What is secret belongs into a file: urlFile.");
  private static final Rule<String> TYPE =
      Rule.text(
          "a type of events, or the beginning of some and '*'",
          "dev\\.handover\\.[a-z.-]{0,80}\\*?",
          "dev.handover.operation.*",
          "See docs/events.md; leave `types` out for all.");
  private static final Rule<String> GROUP =
      Rule.text(
          "a group's name, or the beginning of some and '*'",
          "[a-z0-9-]{0,63}\\*?",
          "mail",
          "Write it like 'mail' or 'mail-*'; leave `groups` out for all.");

  /** What the file has, ordered by name; what is wrong is in `faults`. */
  List<Subscription> read(String text, FileFaults faults) {
    List<Subscription> all = new ArrayList<>();
    YamlReader.read(text, faults)
        .map(mapping -> new Section(mapping, "", faults))
        .ifPresent(
            root -> {
              Set<String> names = new HashSet<>();
              for (Section section : root.sections("subscriptions")) {
                all.add(subscription(section, names));
              }
              if (all.size() > MOST) {
                root.fault("subscriptions", "has more than " + MOST, "Let receivers share one.");
              }
              root.end();
            });
    return all.stream().sorted(Comparator.comparing(Subscription::name)).toList();
  }

  private Subscription subscription(Section section, Set<String> names) {
    String name = section.required("name", Rules.NAME);
    if (!names.add(name)) {
      section.fault("name", "is used twice: " + name, "Choose a name of its own.");
    }
    Receiver receiver = receiver(section);
    boolean syslog = receiver instanceof Receiver.Syslog;
    Subscription read =
        new Subscription(
            name,
            receiver,
            section.optional("template", Rules.PROFILE).orElse(syslog ? SYSLOG : CLOUD_EVENTS),
            section.list("types", TYPE),
            section.list("groups", GROUP),
            new Subscription.Secrets(
                files.optionalFile(section, "secretFile"),
                files.optionalFile(section, "credentialFile")));
    check(section, read);
    section.end();
    return read;
  }

  private static void check(Section section, Subscription read) {
    boolean syslog = read.receiver() instanceof Receiver.Syslog;
    if (syslog != read.template().equals(SYSLOG)) {
      section.fault(
          "template",
          "does not fit the address",
          "The template 'syslog' and addresses syslog+…: belong together.");
    }
    if (read.template().equals(CLOUD_EVENTS) && read.secrets().signing().isEmpty()) {
      section.fault(
          "secretFile",
          "is missing: the receiver could not tell who sends",
          "Name a file with 'whsec_' and 32 random bytes in base64; the receiver gets the same.");
    }
  }

  private Receiver receiver(Section section) {
    Optional<java.nio.file.Path> trust = files.optionalFile(section, "trustCertificates");
    if (section.has("urlFile")) {
      if (section.has("url")) {
        section.fault("url", "is there beside urlFile", "Give one of them.");
      }
      return new Receiver.SecretWeb(
          files.requiredFile(section, "urlFile"), files.plainAllowed(), trust);
    }
    URI url = section.required("url", URL);
    if (url.getScheme().startsWith(SYSLOG)) {
      Receiver.Transport transport =
          Receiver.Transport.valueOf(
              url.getScheme().substring(SYSLOG.length() + 1).toUpperCase(Locale.ROOT));
      int standard = transport == Receiver.Transport.TLS ? SYSLOG_TLS_PORT : SYSLOG_PORT;
      int port = url.getPort() < 0 ? standard : url.getPort();
      return new Receiver.Syslog(transport, url.getHost(), port, trust);
    }
    if (!files.plainAllowed() && "http".equals(url.getScheme())) {
      section.fault(
          "url",
          "is not encrypted, and handover.mode is production",
          "Use https:, and give trustCertificates for a private authority.");
    }
    return new Receiver.Web(url, trust);
  }

  private static URI address(String text) {
    URI url = URI.create(text);
    boolean known =
        Set.of("https", "http", "syslog+tcp", "syslog+udp", "syslog+tls").contains(url.getScheme());
    boolean port = url.getPort() == -1 || (url.getPort() >= 1 && url.getPort() <= 65_535);
    if (!known
        || url.getHost() == null
        || url.getUserInfo() != null
        || url.getFragment() != null
        || !port) {
      throw new IllegalArgumentException(text);
    }
    return url;
  }
}
