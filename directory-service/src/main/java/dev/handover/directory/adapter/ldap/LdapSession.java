package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import org.jspecify.annotations.Nullable;
import org.ldaptive.Connection;
import org.ldaptive.ConnectionConfig;
import org.ldaptive.DefaultConnectionFactory;
import org.ldaptive.LdapException;
import org.ldaptive.Result;
import org.ldaptive.ssl.SslConfig;

/**
 * The one connection to the one domain controller, made when first needed and again after a loss.
 * Many threads share it: LDAP answers requests of one connection in any order.
 */
final class LdapSession implements AutoCloseable {
  private final LdapSettings settings;
  private @Nullable Connection connection;

  LdapSession(LdapSettings settings) {
    this.settings = settings;
  }

  LdapSettings settings() {
    return settings;
  }

  /** An open and bound connection. */
  synchronized Connection connection() {
    Connection known = connection;
    if (known != null && known.isOpen()) {
      return known;
    }
    close();
    Connection fresh = new DefaultConnectionFactory(config()).getConnection();
    try {
      fresh.open();
      boolean unused = SearchEntryDecoder.into(fresh);
      bind(fresh);
    } catch (LdapException | IllegalStateException e) {
      fresh.close();
      throw LdapFailures.ofOpening(settings, e);
    } catch (DirectoryRefusedException | DirectoryUnreachableException e) {
      fresh.close();
      throw e;
    }
    connection = fresh;
    return fresh;
  }

  private void bind(Connection fresh) throws LdapException {
    LdapBind bind = new LdapBind(settings);
    Result answer = BusyServer.patiently(() -> bind.on(fresh));
    if (!answer.isSuccess()) {
      throw LdapFailures.ofAnswer(settings.url(), answer);
    }
  }

  /** Lets a connection go that has failed, unless another thread has replaced it already. */
  synchronized void drop(Connection failed) {
    if (failed.equals(connection)) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    Connection known = connection;
    connection = null;
    if (known != null) {
      known.close();
    }
  }

  private ConnectionConfig config() {
    ConnectionConfig config = new ConnectionConfig(settings.url());
    config.setConnectTimeout(settings.limits().connect());
    config.setStartTLSTimeout(settings.limits().connect());
    config.setResponseTimeout(settings.limits().response());
    config.setUseStartTLS(settings.security() == DirectorySecurity.STARTTLS);
    // A request that was cut off is never sent again behind our back: the caller reads first.
    config.setAutoReconnect(false);
    config.setAutoReplay(false);
    if (settings.usesTls()) {
      config.setSslConfig(ssl());
    }
    return config;
  }

  private SslConfig ssl() {
    SslConfig ssl = new SslConfig(ServerTrust.of(settings));
    ssl.setHandshakeTimeout(settings.limits().connect());
    return ssl;
  }
}
