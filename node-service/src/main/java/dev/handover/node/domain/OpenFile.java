package dev.handover.node.domain;

/** A file that keeps a disk from going offline, and who has it open. */
public record OpenFile(String path, String holder) {}
