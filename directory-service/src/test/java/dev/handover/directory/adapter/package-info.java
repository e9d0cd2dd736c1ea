/** Tests of adapter. */
@NullMarked
package dev.handover.directory.adapter;

import org.jspecify.annotations.NullMarked;
