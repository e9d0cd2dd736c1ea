/** What the contracts promise to those who build against them. */
@NullMarked
package dev.handover.deploy.contracts;

import org.jspecify.annotations.NullMarked;
