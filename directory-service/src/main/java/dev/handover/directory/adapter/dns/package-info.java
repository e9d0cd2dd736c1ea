/**
 * DNS servers, asked and, where they take updates (RFC 2136) signed with TSIG, written: by dnsjava.
 */
@NullMarked
package dev.handover.directory.adapter.dns;

import org.jspecify.annotations.NullMarked;
