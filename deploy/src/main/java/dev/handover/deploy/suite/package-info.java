/** Runs the real services as processes of their own, so that they can also be killed. */
@NullMarked
package dev.handover.deploy.suite;

import org.jspecify.annotations.NullMarked;
