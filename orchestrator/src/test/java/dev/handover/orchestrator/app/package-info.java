/** Tests of the use cases on a simulated world, and its fakes. */
@NullMarked
package dev.handover.orchestrator.app;

import org.jspecify.annotations.NullMarked;
