/** Disks of Windows: the contract on a pretended machine, and on a Windows JVM under Wine. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.windows.storage;
