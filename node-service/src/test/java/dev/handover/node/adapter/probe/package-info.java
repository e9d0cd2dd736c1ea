/** Tests of probes. */
@NullMarked
package dev.handover.node.adapter.probe;

import org.jspecify.annotations.NullMarked;
