package dev.handover.directory.domain;

import java.util.UUID;

/**
 * What every change carries: for which group, with which epoch, issued by which operation, asked by
 * whom.
 *
 * @param issuer the operation that owns the epoch; two operations never share one
 */
public record Fence(GroupName group, FencingEpoch epoch, UUID issuer, Actor actor) {}
