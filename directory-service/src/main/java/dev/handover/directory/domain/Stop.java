package dev.handover.directory.domain;

/**
 * Why the work on a change set ended before its end.
 *
 * @param retryLater whether asking again later may help by itself, as when the directory gave no
 *     answer; otherwise somebody has to cure the reason first
 */
public record Stop(String reason, boolean retryLater) {}
