/**
 * A made-up organisation with every trap the domain knows, and the means to check each of its
 * attributes after a move.
 */
@NullMarked
package dev.handover.deploy.forest;

import org.jspecify.annotations.NullMarked;
