/** Tests of the throw-away directories. */
@NullMarked
package dev.handover.deploy.directory;

import org.jspecify.annotations.NullMarked;
