/** Tests of the client of the suite's HTTP interfaces. */
@NullMarked
package dev.handover.deploy.client;

import org.jspecify.annotations.NullMarked;
