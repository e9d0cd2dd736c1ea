/** Callers whom somebody else knows: a provider of identities, beside our own tokens. */
@org.jspecify.annotations.NullMarked
package dev.handover.directory.domain.access;
