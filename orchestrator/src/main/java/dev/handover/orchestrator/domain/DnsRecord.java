package dev.handover.orchestrator.domain;

/** The A record by which clients find the group: zone and the record's name in it. */
public record DnsRecord(String zone, String record) {}
