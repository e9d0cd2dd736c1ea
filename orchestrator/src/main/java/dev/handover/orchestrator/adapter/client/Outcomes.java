package dev.handover.orchestrator.adapter.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Turns what comes of a call into the domain's values: not answering and refusing are no exceptions
 * there.
 */
final class Outcomes {
  /** Tried, and it did not work this time; trying again may help. */
  private static final Set<String> FAILURES =
      Set.of(
          "service-failed",
          "disk-held-elsewhere",
          "disk-in-use",
          "address-in-use",
          "not-released",
          "directory-refused");

  /** The target is there but busy or cannot reach what it needs. */
  private static final Set<String> LATER = Set.of("change-set-busy", "request-in-progress");

  private Outcomes() {}

  static StepOutcome outcome(Target target, Callable<StepOutcome> call) {
    try {
      return target.call(call);
    } catch (ProblemAnswer problem) {
      return refusal(target, problem);
    } catch (Exception e) {
      return isUnreadable(e)
          ? new StepOutcome.Failed(notUnderstood(target), checkUrl(target))
          : new StepOutcome.RetryLater(reason(target, e), isUnsent(e));
    }
  }

  /** It is certain that the target got nothing; a broken connection or a timeout is not. */
  private static boolean isUnsent(Exception failure) {
    return failure instanceof CircuitBreakerOpenException || Target.isConnectError(failure);
  }

  static <T> Answer<T> answer(Target target, Callable<T> call) {
    try {
      return new Answer.Given<>(target.call(call));
    } catch (ProblemAnswer problem) {
      return problem.status() >= 500 && !FAILURES.contains(problem.code())
          ? new Answer.Unreachable<>(target.name() + " " + problem.code() + ": " + problem.detail())
          : new Answer.Refused<>(problem.code(), detail(target, problem), cure(target, problem));
    } catch (Exception e) {
      return isUnreadable(e) || isUntrusted(e)
          ? notUsable(target, e)
          : new Answer.Unreachable<>(reason(target, e));
    }
  }

  /** As {@link #answer}, past the breaker; only no connection and a timeout are silence. */
  static <T> Answer<T> look(Target target, Callable<T> call) {
    try {
      return new Answer.Given<>(target.callDirectly(call));
    } catch (ProblemAnswer problem) {
      return new Answer.Refused<>(problem.code(), detail(target, problem), cure(target, problem));
    } catch (Exception e) {
      if (isUnreadable(e) || isUntrusted(e)) {
        return notUsable(target, e);
      }
      return Target.isConnectError(e) || isTimeout(e)
          ? new Answer.Unreachable<>(reason(target, e))
          : cannotSay(reason(target, e));
    }
  }

  /** Somebody is there, but nothing that comes from them may be believed. */
  private static <T> Answer<T> notUsable(Target target, Exception e) {
    return isUntrusted(e)
        ? new Answer.Refused<>("certificate-not-trusted", notTrusted(target, e), trustIt(target))
        : new Answer.Refused<>("not-understood", notUnderstood(target), checkUrl(target));
  }

  static <T> Answer<T> cannotSay(String reason) {
    return new Answer.Refused<>(
        "connection-broken", reason, "Something answers there: look what, and repair it.");
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException
          || cause instanceof java.util.concurrent.TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static StepOutcome refusal(Target target, ProblemAnswer problem) {
    if ("stale-epoch".equals(problem.code())) {
      return new StepOutcome.Fenced(new FencingEpoch(problem.promisedEpoch()));
    }
    String detail = detail(target, problem);
    if (FAILURES.contains(problem.code())) {
      return new StepOutcome.Failed(detail, cure(target, problem));
    }
    if (problem.status() >= 500 || problem.status() == 429 || LATER.contains(problem.code())) {
      return new StepOutcome.RetryLater(detail);
    }
    return new StepOutcome.Refused(detail, cure(target, problem));
  }

  private static String detail(Target target, ProblemAnswer problem) {
    return target.name() + ": " + problem.detail() + " [" + problem.code() + "]";
  }

  private static String cure(Target target, ProblemAnswer problem) {
    return switch (problem.status()) {
      case 401 ->
          "Put a token that "
              + target.name()
              + " knows into "
              + target.token().told()
              + "; it is read again at once.";
      case 403 ->
          "Put a token with the role operator at "
              + target.name()
              + " into "
              + target.token().told()
              + ".";
      default -> problem.cure();
    };
  }

  /** The answer came, but is not what the contract says. */
  private static boolean isUnreadable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException || cause instanceof GarbledAnswer) {
        return true;
      }
    }
    return failure instanceof WebApplicationException;
  }

  private static String notUnderstood(Target target) {
    return target.name() + " answered something that is not in its contract.";
  }

  private static String checkUrl(Target target) {
    return "Check that the url leads to "
        + target.name()
        + " itself, and that its version suits this one.";
  }

  private static String reason(Target target, Exception e) {
    return switch (e) {
      case CircuitBreakerOpenException open ->
          target.name() + " did not answer before; not asked again yet (breaker open)";
      case TimeoutException timeout ->
          target.name() + " did not answer within " + target.limits().answer().toMillis() + " ms";
      default -> {
        if (isUntrusted(e)) {
          yield notTrusted(target, e) + " " + trustIt(target);
        }
        yield Target.isConnectError(e)
            ? "no connection to " + target.name() + ": " + root(e)
            : "the connection to " + target.name() + " broke: " + root(e);
      }
    };
  }

  /** What stands between the two is a certificate, and not the network. */
  private static boolean isUntrusted(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
        return true;
      }
    }
    return false;
  }

  private static String notTrusted(Target target, Exception e) {
    return "The certificate of " + target.name() + " is not trusted: " + root(e) + ".";
  }

  private static String trustIt(Target target) {
    return "Let "
        + target.trustSetting()
        + " name the PEM file of the authority that signed it, and its url a name or address that"
        + " stands in the certificate.";
  }

  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return root instanceof ProcessingException || message == null
        ? root.getClass().getSimpleName()
        : message;
  }
}
