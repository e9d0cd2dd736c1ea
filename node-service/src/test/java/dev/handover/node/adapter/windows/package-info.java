/**
 * Tests of {@code dev.handover.node.adapter.windows}; those that need Windows run on a Windows JVM
 * under Wine.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.windows;
