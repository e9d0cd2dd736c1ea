/** Use cases: previews, the life cycle of change sets, promises. */
@NullMarked
package dev.handover.directory.app;

import org.jspecify.annotations.NullMarked;
