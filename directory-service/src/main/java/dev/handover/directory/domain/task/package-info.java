/**
 * What can be changed in the directory, one class for each kind of change; the classes beside them
 * are what several tasks look at.
 */
@NullMarked
package dev.handover.directory.domain.task;

import org.jspecify.annotations.NullMarked;
