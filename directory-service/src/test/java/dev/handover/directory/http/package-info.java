/** Tests of http. */
@NullMarked
package dev.handover.directory.http;

import org.jspecify.annotations.NullMarked;
