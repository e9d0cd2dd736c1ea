/**
 * The edge: resources that implement the generated interfaces and translate, the bearer tokens, and
 * every refusal as a problem (RFC 9457).
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.http;
