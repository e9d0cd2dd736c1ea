/**
 * Installs, upgrades and uninstalls this service on Windows: the decisions and the files; what
 * Windows keeps about it is behind {@link dev.handover.node.adapter.install.Host}.
 */
@org.jspecify.annotations.NullMarked
package dev.handover.node.adapter.install;
