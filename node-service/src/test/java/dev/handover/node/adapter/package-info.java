/** Tests of {@code dev.handover.node.adapter}. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter;
