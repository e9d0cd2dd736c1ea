/** What is measured for monitoring; the names are promises, listed in docs/telemetry.md. */
@NullMarked
package dev.handover.directory.app.metrics;

import org.jspecify.annotations.NullMarked;
