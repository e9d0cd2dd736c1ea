/** Tests of the pure domain, and the samples that all tests share. */
@NullMarked
package dev.handover.orchestrator.domain;

import org.jspecify.annotations.NullMarked;
