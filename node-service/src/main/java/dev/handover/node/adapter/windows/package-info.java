/**
 * The Windows machine, through its own interfaces (advapi32, kernel32) and never through a shell.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.windows;
