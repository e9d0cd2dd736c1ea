/** Tests of token making. */
@NullMarked
package dev.handover.deploy.access;

import org.jspecify.annotations.NullMarked;
