/** The directory over LDAP, with ldaptive: one connection to one domain controller. */
@NullMarked
package dev.handover.directory.adapter.ldap;

import org.jspecify.annotations.NullMarked;
