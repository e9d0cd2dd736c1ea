/**
 * Pure directory knowledge: names, values, changes, tasks and the ports they need; the JDK only.
 */
@NullMarked
package dev.handover.directory.domain;

import org.jspecify.annotations.NullMarked;
