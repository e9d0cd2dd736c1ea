package dev.handover.deploy.client;

import java.net.URI;

/** Nobody answered. */
public final class UnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreachableException(URI uri, Exception cause) {
    super("no answer from " + uri + ": " + cause, cause);
  }
}
