/** Tests of floating addresses on Windows. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.windows.net;
