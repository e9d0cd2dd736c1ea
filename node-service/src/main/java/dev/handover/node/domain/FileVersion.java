package dev.handover.node.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it lies there.
 *
 * @param file four numbers, from the file's version resource; null when it has none
 * @param product likewise
 * @param size bytes
 */
public record FileVersion(
    @Nullable String file, @Nullable String product, long size, Instant modified) {}
