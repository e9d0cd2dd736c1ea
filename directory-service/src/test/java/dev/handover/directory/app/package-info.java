/** Tests of app. */
@NullMarked
package dev.handover.directory.app;

import org.jspecify.annotations.NullMarked;
