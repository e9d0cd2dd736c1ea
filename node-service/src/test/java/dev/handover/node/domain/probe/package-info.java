/** Tests of probes. */
@NullMarked
package dev.handover.node.domain.probe;

import org.jspecify.annotations.NullMarked;
