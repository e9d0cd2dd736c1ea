package dev.handover.directory.domain.proof;

/** A part of the forest where nobody looked, and why. */
public record Unsearched(String where, String reason) {}
