/** Probes over plain sockets. */
@NullMarked
package dev.handover.node.adapter.probe;

import org.jspecify.annotations.NullMarked;
