package dev.handover.directory.domain;

import java.util.List;

/**
 * The directory as its RootDSE tells it.
 *
 * @param server dnsHostName of the domain controller that answered
 */
public record DirectoryDescription(
    String url,
    String server,
    DirectorySecurity security,
    DistinguishedName defaultNamingContext,
    DistinguishedName configurationNamingContext,
    DistinguishedName rootDomainNamingContext,
    List<DistinguishedName> namingContexts) {
  public DirectoryDescription {
    namingContexts = List.copyOf(namingContexts);
  }
}
