/** Tests with a provider of identities that listens on this machine. */
@org.jspecify.annotations.NullMarked
package dev.handover.directory.adapter.identity;
