package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param name the name of the token that was shown
 * @param onBehalfOf the person or system behind the operation, for the record only
 */
public record Actor(String name, @Nullable String onBehalfOf) {}
