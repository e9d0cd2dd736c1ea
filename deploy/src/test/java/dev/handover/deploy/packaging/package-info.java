/** Tests of what is handed to an administrator: the archives, unpacked and run. */
@org.jspecify.annotations.NullMarked
package dev.handover.deploy.packaging;
