/** Tests of domain. */
@NullMarked
package dev.handover.directory.domain;

import org.jspecify.annotations.NullMarked;
