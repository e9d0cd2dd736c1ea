/**
 * Use cases of the node: bring a service, a disk or an address to a state, prove a release, know
 * who asks.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.app;
