/**
 * Tests of the whole suite on a real directory: moves, deaths in the middle of one, and the way
 * back without us.
 */
@NullMarked
package dev.handover.deploy.system;

import org.jspecify.annotations.NullMarked;
