package dev.handover.orchestrator.domain;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A node as configured.
 *
 * @param computer NetBIOS name, the sAMAccountName without its $
 * @param server name of the server object in the Exchange organisation
 * @param url where its node-service listens, by the node's own address
 * @param tokenFile file with the bearer token for it
 * @param trustCertificates PEM file with the certificates to trust; the JVM's own when absent
 */
public record NodeRef(
    NodeName name,
    String computer,
    String server,
    URI url,
    Path tokenFile,
    Optional<Path> trustCertificates) {}
