/** Tests of the made-up organisation. */
@NullMarked
package dev.handover.deploy.forest;

import org.jspecify.annotations.NullMarked;
