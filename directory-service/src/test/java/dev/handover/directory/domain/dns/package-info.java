/** Tests of DNS names, addresses, and directories with DNS servers beside them. */
@NullMarked
package dev.handover.directory.domain.dns;

import org.jspecify.annotations.NullMarked;
