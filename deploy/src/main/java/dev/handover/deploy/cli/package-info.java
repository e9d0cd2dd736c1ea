/**
 * The command line: a thin layer over the HTTP interfaces, with exit codes that a pipeline can use.
 */
@NullMarked
package dev.handover.deploy.cli;

import org.jspecify.annotations.NullMarked;
