/** Tests of the adapters that call a vendor's tool. */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.command;
