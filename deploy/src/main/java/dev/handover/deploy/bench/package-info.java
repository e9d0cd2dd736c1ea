/** Measures the suite, and tries hard to break it. */
@NullMarked
package dev.handover.deploy.bench;

import org.jspecify.annotations.NullMarked;
