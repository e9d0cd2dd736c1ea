/** Floating addresses on a Windows machine, through iphlpapi. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.windows.net;
