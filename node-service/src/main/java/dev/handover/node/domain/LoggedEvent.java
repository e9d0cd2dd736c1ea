package dev.handover.node.domain;

import java.time.Instant;

/**
 * A record of the machine's event log.
 *
 * @param channel `Application` or `System`
 * @param source who wrote it (provider)
 * @param text the message, or the strings it is made of when its message file is missing
 */
public record LoggedEvent(
    String channel, String source, long id, EventLevel level, Instant at, String text) {}
