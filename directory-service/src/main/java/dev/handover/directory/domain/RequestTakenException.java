package dev.handover.directory.domain;

/**
 * Another request with the same actor and key was stored meanwhile, perhaps by another instance.
 */
public final class RequestTakenException extends RuntimeException {

  public RequestTakenException(RequestKey key) {
    super("the key " + key.key() + " is there already");
  }
}
