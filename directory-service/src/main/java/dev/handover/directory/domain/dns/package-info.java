/** DNS records: in zones kept in the directory (MS-DNSP), and on DNS servers (RFC 2136). */
@NullMarked
package dev.handover.directory.domain.dns;

import org.jspecify.annotations.NullMarked;
