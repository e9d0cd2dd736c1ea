/** The contract's resources, access, and the way refusals become problems: translation only. */
@NullMarked
package dev.handover.directory.http;

import org.jspecify.annotations.NullMarked;
