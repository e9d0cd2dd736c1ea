package dev.handover.orchestrator.domain.events;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where events go. */
public sealed interface Receiver {
  /** Without path and query, which may hold what is secret. */
  String shown();

  /** PEM file of the only certificates that are trusted; those of the JDK without. */
  Optional<Path> trust();

  /** An HTTP server, at an address that may be known. */
  record Web(URI url, Optional<Path> trust) implements Receiver {
    @Override
    public String shown() {
      int port = url.getPort();
      return url.getScheme() + "://" + url.getHost() + (port < 0 ? "" : ":" + port);
    }
  }

  /** An HTTP server whose address is a secret, as that of Slack's incoming webhooks. */
  record SecretWeb(Path urlFile, boolean plainAllowed, Optional<Path> trust) implements Receiver {
    @Override
    public String shown() {
      return "(address in a file)";
    }
  }

  /** A syslog server (RFC 5424), over UDP (RFC 5426), TCP (RFC 6587) or TLS (RFC 5425). */
  record Syslog(Transport transport, String host, int port, Optional<Path> trust)
      implements Receiver {
    @Override
    public String shown() {
      return "syslog+%s://%s:%d".formatted(transport.text(), host, port);
    }
  }

  /** How syslog messages travel. */
  enum Transport {
    UDP,
    TCP,
    TLS;

    /** As in addresses. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
