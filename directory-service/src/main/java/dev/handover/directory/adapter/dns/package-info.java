/** DNS servers over the wire. */
@NullMarked
package dev.handover.directory.adapter.dns;

import org.jspecify.annotations.NullMarked;
