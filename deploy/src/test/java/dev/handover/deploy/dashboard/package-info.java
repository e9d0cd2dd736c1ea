/** The dashboard in a real browser, against a suite that runs. */
@NullMarked
package dev.handover.deploy.dashboard;

import org.jspecify.annotations.NullMarked;
