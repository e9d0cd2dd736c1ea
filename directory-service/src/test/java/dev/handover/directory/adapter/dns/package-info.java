/** Tests of DNS updates: against a real BIND, and against servers that misbehave. */
@NullMarked
package dev.handover.directory.adapter.dns;

import org.jspecify.annotations.NullMarked;
