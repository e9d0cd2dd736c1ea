/** Tests of {@code dev.handover.node.app}. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.app;
