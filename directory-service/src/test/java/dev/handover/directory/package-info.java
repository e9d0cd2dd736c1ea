/** Tests. */
@NullMarked
package dev.handover.directory;

import org.jspecify.annotations.NullMarked;
