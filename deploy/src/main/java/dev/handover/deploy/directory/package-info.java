/** Directories for the demo and the tests: one in memory, and connections to whichever is used. */
@NullMarked
package dev.handover.deploy.directory;

import org.jspecify.annotations.NullMarked;
