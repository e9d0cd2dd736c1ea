/** A provider of OpenID Connect, whose JSON Web Tokens are accepted beside our own tokens. */
@org.jspecify.annotations.NullMarked
package dev.handover.orchestrator.adapter.identity;
