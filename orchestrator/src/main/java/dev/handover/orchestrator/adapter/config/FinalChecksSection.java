package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.domain.serving.FinalChecks;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is looked at when all services run: {@code probes}, {@code convergence} and {@code
 * leftovers} of a profile, and what a group says instead.
 */
final class FinalChecksSection {
  private static final String PROBES = "probes";
  private static final String CONVERGENCE = "convergence";
  private static final int MOST_PROBES = 16;

  private static final Rule<Duration> TIMEOUT =
      Rules.duration(Duration.ofMillis(100), Duration.ofSeconds(10), ServiceProbe.TIMEOUT);
  private static final Rule<Duration> WITHIN =
      Rules.duration(Duration.ZERO, Duration.ofMinutes(10), ServiceProbe.WITHIN);
  private static final Rule<Duration> DEADLINE =
      Rules.duration(Duration.ofSeconds(1), Duration.ofHours(1), Convergence.STANDARD.deadline());
  private static final Rule<Criticality> CRITICALITY =
      Rules.oneOf(Criticality.class, Criticality.REQUIRED);
  private static final Rule<String> GREETING =
      Rule.text(
          "printable ASCII text, at most 200 long",
          "[\\x20-\\x7e]{1,200}",
          "ESMTP",
          "Write a part of what the server says first.");
  private static final Rule<String> PATH =
      Rule.text(
          "a path such as /exchange/, at most 200 long",
          "/[\\x21-\\x7e]{0,199}",
          "/",
          "Begin it with a slash; leave out scheme and host.");
  private static final Rule<String> SITE =
      Rule.text(
          "the name of a site",
          "[A-Za-z0-9_-]{1,64}",
          "Hall-2",
          "Write it as in Sites and Services.");

  private FinalChecksSection() {}

  /** Of a profile; without a word about the directory, the standard holds. */
  static FinalChecks ofProfile(Section root) {
    return new FinalChecks(
        probes(root),
        root.has(CONVERGENCE) ? convergence(root) : Optional.of(Convergence.STANDARD),
        leftovers(root).orElse(true));
  }

  /**
   * Of a group: what it says replaces what the profile says, its list of probes the whole list.
   *
   * @param directory its part about the directory, if it has one
   */
  static FinalChecks ofGroup(Section root, Optional<Section> directory, FinalChecks profile) {
    return new FinalChecks(
        root.has(PROBES) ? probes(root) : profile.probes(),
        directory.isPresent() && directory.get().has(CONVERGENCE)
            ? convergence(directory.get())
            : profile.convergence(),
        directory.flatMap(FinalChecksSection::leftovers).orElse(profile.leftovers()));
  }

  private static List<ServiceProbe> probes(Section root) {
    List<ServiceProbe> probes = new ArrayList<>();
    List<Section> sections = root.sections(PROBES);
    if (sections.size() > MOST_PROBES) {
      root.fault(PROBES, "has more than %d probes".formatted(MOST_PROBES), "Remove some.");
    }
    for (Section section : sections) {
      ServiceProbe probe = probe(section);
      if (probes.stream().anyMatch(other -> other.name().equals(probe.name()))) {
        section.fault("name", "is in the list twice: " + probe.name(), "Give each its own.");
      }
      probes.add(probe);
      section.end();
    }
    return probes;
  }

  private static ServiceProbe probe(Section section) {
    String name = section.required("name", Rules.NAME);
    ProbeKind kind = section.required("kind", Rules.oneOf(ProbeKind.class, ProbeKind.SMTP));
    int port = section.required("port", Rules.integer(1, 65535, 25));
    ServiceProbe.Expected expected =
        new ServiceProbe.Expected(
            section.optional("expect", GREETING),
            section.optional("status", Rules.integer(100, 599, 200)),
            section.optional("path", PATH));
    boolean web = expected.status().isPresent() || expected.path().isPresent();
    if (web && kind != ProbeKind.HTTP) {
      String key = expected.status().isPresent() ? "status" : "path";
      section.fault(key, "is for probes of kind HTTP, and this one is " + kind, "Remove it.");
    }
    boolean greets = kind == ProbeKind.SMTP || kind == ProbeKind.POP3 || kind == ProbeKind.IMAP4;
    if (expected.text().isPresent() && !greets) {
      section.fault("expect", "is for servers that greet (SMTP, POP3, IMAP4)", "Remove it.");
    }
    return new ServiceProbe(
        name,
        kind,
        port,
        section.optional("criticality", CRITICALITY).orElse(Criticality.REQUIRED),
        section
            .optional("from", Rules.oneOf(ProbeFrom.class, ProbeFrom.BOTH))
            .orElse(ProbeFrom.BOTH),
        expected,
        section.optional("timeout", TIMEOUT).orElse(ServiceProbe.TIMEOUT),
        section.optional("within", WITHIN).orElse(ServiceProbe.WITHIN));
  }

  /** Empty when it is said that nobody has to agree. */
  private static Optional<Convergence> convergence(Section owner) {
    Optional<Section> found = owner.optionalSection(CONVERGENCE);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Section section = found.get();
    String policy = section.required("policy", Rules.word("ALL", "SITE", "MAJORITY", "NONE"));
    Optional<String> site = section.optional("site", SITE);
    Duration deadline =
        section.optional("deadline", DEADLINE).orElse(Convergence.STANDARD.deadline());
    Criticality criticality =
        section.optional("criticality", CRITICALITY).orElse(Convergence.STANDARD.criticality());
    section.end();
    return "NONE".equals(policy)
        ? Optional.empty()
        : Optional.of(
            new Convergence(Convergence.Policy.valueOf(policy), site, deadline, criticality));
  }

  private static Optional<Boolean> leftovers(Section owner) {
    return owner.optional("leftovers", Rules.word("SCAN", "SKIP")).map("SCAN"::equals);
  }
}
