/** Tests of the fixtures that run the suite. */
@NullMarked
package dev.handover.deploy.suite;

import org.jspecify.annotations.NullMarked;
