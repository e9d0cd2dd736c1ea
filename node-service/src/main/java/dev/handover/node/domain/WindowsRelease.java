package dev.handover.node.domain;

/**
 * Which Windows this is.
 *
 * @param product as Windows calls itself
 * @param version its own version: `5.2` is Server 2003, `6.0` 2008, `6.1` 2008 R2, `6.2` 2012,
 *     `6.3` 2012 R2, `10.0` 2016 and later
 * @param servicePack 0 without one
 */
public record WindowsRelease(String product, String version, String build, int servicePack) {

  /**
   * Whether interfaces are ordered by their metric (since 10.0) instead of by a list of bindings.
   */
  public boolean ordersInterfacesByMetric() {
    return version.startsWith("10.");
  }

  @Override
  public String toString() {
    String pack = servicePack == 0 ? "no service pack" : "service pack " + servicePack;
    return "%s (%s, build %s, %s)".formatted(product, version, build, pack);
  }
}
