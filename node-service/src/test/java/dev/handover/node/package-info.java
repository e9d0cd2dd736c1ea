/** Tests of the service as a whole. */
@org.jspecify.annotations.NullMarked
package dev.handover.node;
