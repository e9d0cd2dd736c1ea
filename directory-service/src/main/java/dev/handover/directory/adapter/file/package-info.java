/** Plain files: undo files for people, access tokens. */
@NullMarked
package dev.handover.directory.adapter.file;

import org.jspecify.annotations.NullMarked;
