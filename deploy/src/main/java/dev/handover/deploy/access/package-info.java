/** Makes the tokens that the services ask for. */
@NullMarked
package dev.handover.deploy.access;

import org.jspecify.annotations.NullMarked;
