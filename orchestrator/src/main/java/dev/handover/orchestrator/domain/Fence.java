package dev.handover.orchestrator.domain;

import java.util.UUID;

/** Who asks a receiver for a change, and with which epoch; goes with every mutation. */
public record Fence(GroupName group, FencingEpoch epoch, UUID issuer, String onBehalfOf) {}
