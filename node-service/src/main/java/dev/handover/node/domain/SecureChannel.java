package dev.handover.node.domain;

/**
 * The trust between this machine and its domain.
 *
 * @param status how the connection was set up last; {@link WindowsError#NONE} when it works
 */
public record SecureChannel(String domain, String domainController, WindowsError status) {}
