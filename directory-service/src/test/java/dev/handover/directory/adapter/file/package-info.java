/** Tests of adapter.file. */
@NullMarked
package dev.handover.directory.adapter.file;

import org.jspecify.annotations.NullMarked;
