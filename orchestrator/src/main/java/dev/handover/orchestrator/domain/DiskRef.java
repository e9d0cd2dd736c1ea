package dev.handover.orchestrator.domain;

/** The switching disk: its GUID, UniqueId or configured name, and where it is mounted (`X:`). */
public record DiskRef(String id, String mountPoint) {}
