/** Tests of what a stranger, or a caller with bad intentions, gets from each service. */
@NullMarked
package dev.handover.deploy.security;

import org.jspecify.annotations.NullMarked;
