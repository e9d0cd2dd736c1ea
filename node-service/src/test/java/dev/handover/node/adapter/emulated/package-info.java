/** Tests of {@code dev.handover.node.adapter.emulated}. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.emulated;
