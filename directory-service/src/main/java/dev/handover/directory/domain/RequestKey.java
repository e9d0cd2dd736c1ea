package dev.handover.directory.domain;

/**
 * By what a repeated request is known.
 *
 * @param actor keys of different actors are different keys
 * @param key chosen by the caller
 * @param requestHash of the body; the same key with another body is a mistake
 */
public record RequestKey(String actor, String key, String requestHash) {}
