package dev.handover.node.domain;

import java.time.Duration;

/**
 * How far this machine's clock is from its domain controller's.
 *
 * @param ahead negative when it is behind; as exact as the answer's way over the network
 */
public record ClockSkew(String domainController, Duration ahead) {}
