package dev.handover.directory.adapter.ldap;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.ldaptive.LdapException;
import org.ldaptive.Result;

/**
 * Asks a server again that answers busy (51) or unavailable (52): nothing was done, and a moment
 * later it may be able to. A few times only, with growing pauses; after that the answer is final.
 */
final class BusyServer {
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private BusyServer() {}

  /** One exchange with the server. */
  interface Exchange<T extends Result> {
    T run() throws LdapException;
  }

  static <T extends Result> T patiently(Exchange<T> exchange) throws LdapException {
    Predicate<Result> later = LdapFailures::isWorthAnotherTry;
    Duration pause = FIRST_PAUSE;
    T answer = exchange.run();
    for (int attempt = 1; attempt < ATTEMPTS && later.test(answer); attempt++) {
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.multipliedBy(3);
      answer = exchange.run();
    }
    return answer;
  }
}
