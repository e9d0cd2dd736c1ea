/**
 * A thin client of the suite's HTTP interfaces, for the command line, the demo and the system
 * tests.
 */
@NullMarked
package dev.handover.deploy.client;

import org.jspecify.annotations.NullMarked;
