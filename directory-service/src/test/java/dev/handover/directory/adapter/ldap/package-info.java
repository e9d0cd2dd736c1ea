/** Tests of the LDAP adapter against an in-memory server and a real Samba domain. */
@NullMarked
package dev.handover.directory.adapter.ldap;

import org.jspecify.annotations.NullMarked;
