/** Tests of {@code dev.handover.node.http}. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.http;
