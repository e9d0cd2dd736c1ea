/**
 * The whole system on one simulated clock and network: two servers, a directory, DNS, and two
 * orchestrators on one store. One seed decides everything that happens.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.app.simulation;
