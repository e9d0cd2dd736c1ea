/** The rules and the dashboard of deploy/observability in a real Prometheus. */
@NullMarked
package dev.handover.deploy.observability;

import org.jspecify.annotations.NullMarked;
