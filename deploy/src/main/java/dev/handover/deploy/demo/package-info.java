/**
 * The demo: the whole suite on one machine, moved to and fro, killed, and checked against an
 * independent statement.
 */
@NullMarked
package dev.handover.deploy.demo;

import org.jspecify.annotations.NullMarked;
