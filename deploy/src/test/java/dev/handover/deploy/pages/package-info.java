/** Pages of the documentation whose commands are carried out as they stand. */
@org.jspecify.annotations.NullMarked
package dev.handover.deploy.pages;
