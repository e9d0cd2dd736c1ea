package dev.handover.orchestrator.adapter.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Limits for every target. */
@ConfigMapping(prefix = "handover.client")
interface ClientConfig {
  /** PEM file with the certificate that is shown to services that ask for one. */
  Optional<Path> certificate();

  /** PEM file with its private key (PKCS #8); nobody else may read it. */
  Optional<Path> key();

  /** How long a connection may take to be made. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** How long a node may take to answer; longer than {@code state-wait}. */
  @WithDefault("20s")
  Duration answerTimeout();

  /** How long a target is asked to wait for a state before it answers 202; at most 30 s. */
  @WithDefault("10s")
  Duration stateWait();

  /** Calls that a breaker looks back on; it opens when half of them had no answer. */
  @WithDefault("4")
  int breakerRequests();

  /** How long a breaker stays open before it lets one call try. */
  @WithDefault("5s")
  Duration breakerDelay();
}
