package dev.handover.deploy.client;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Nobody answered. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(URI uri, Exception cause) {
    super("no answer from " + uri + ": " + inWords(uri, cause), cause);
  }

  /** There was no connection, so the request cannot have been carried out. */
  public boolean neverArrived() {
    return getCause() instanceof ConnectException
        || getCause() instanceof HttpConnectTimeoutException
        || getCause() instanceof SSLHandshakeException;
  }

  /** They were connected, but do not trust each other, or one of them does not speak TLS. */
  public boolean distrusted() {
    return getCause() instanceof SSLException;
  }

  private static String inWords(URI uri, Exception cause) {
    return switch (cause) {
      case ConnectException refused when isUnknownName(refused) ->
          "nobody knows the name " + uri.getHost();
      case ConnectException refused -> "nobody listens there, or no road leads there";
      case HttpConnectTimeoutException late ->
          "no connection within " + Api.CONNECT_LIMIT.toSeconds() + " s";
      case HttpTimeoutException late -> "connected, but no answer in time";
      case SSLException distrust -> "TLS failed: " + distrust.getMessage();
      default -> "the connection was cut: " + cause;
    };
  }

  private static boolean isUnknownName(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
