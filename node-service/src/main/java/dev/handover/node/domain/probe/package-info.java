/** Whether what listens on a port serves, by what it says first. */
@NullMarked
package dev.handover.node.domain.probe;

import org.jspecify.annotations.NullMarked;
