package dev.handover.directory.adapter.ldap;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The connections to one domain controller. It may handle the requests of one connection one after
 * the other, so what is under way at the same time is spread over a few. Who asks one thing at a
 * time uses no other than the first.
 */
final class LdapConnections implements AutoCloseable {
  private final List<Line> lines;

  private record Line(LdapSession session, AtomicInteger underWay) {}

  LdapConnections(LdapSettings settings) {
    this.lines =
        Stream.generate(() -> new Line(new LdapSession(settings), new AtomicInteger()))
            .limit(settings.limits().connections())
            .toList();
  }

  LdapSettings settings() {
    return lines.getFirst().session().settings();
  }

  /** Does something over the connection that is the least busy. */
  <R> R use(Function<LdapSession, R> work) {
    return over(idlest(), work);
  }

  /** Does something over the first connection: what follows can be done over the same one. */
  <R> R useFirst(Function<LdapSession, R> work) {
    Line first = lines.getFirst();
    first.underWay().incrementAndGet();
    return over(first, work);
  }

  private static <R> R over(Line line, Function<LdapSession, R> work) {
    try {
      return work.apply(line.session());
    } finally {
      line.underWay().decrementAndGet();
    }
  }

  private synchronized Line idlest() {
    Line idlest = lines.getFirst();
    for (Line line : lines) {
      if (line.underWay().get() < idlest.underWay().get()) {
        idlest = line;
      }
    }
    idlest.underWay().incrementAndGet();
    return idlest;
  }

  @Override
  public void close() {
    lines.forEach(line -> line.session().close());
  }
}
