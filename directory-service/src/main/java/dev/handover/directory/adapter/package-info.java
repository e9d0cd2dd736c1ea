/** Configuration, start rules, and which adapter stands behind which port. */
@NullMarked
package dev.handover.directory.adapter;

import org.jspecify.annotations.NullMarked;
