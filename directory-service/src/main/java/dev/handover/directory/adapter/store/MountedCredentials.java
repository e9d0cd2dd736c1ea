package dev.handover.directory.adapter.store;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Credentials in a folder that somebody else keeps: a folder for each name, with the files {@code
 * username} and {@code password}, as a secret of Kubernetes or the agent of a vault is mounted.
 * Asked for each new connection, so that a changed password needs no new start.
 *
 * <p>For {@code quarkus.datasource.postgres.credentials-provider}, with the name of this bean as
 * {@code credentials-provider-name}.
 */
@Named("mounted-credentials")
@Unremovable
@ApplicationScoped
class MountedCredentials implements CredentialsProvider {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final long MAX_BYTES = 4096;

  private final Path folder;

  @Inject
  MountedCredentials(
      @ConfigProperty(name = "handover.credentials-dir", defaultValue = "/run/secrets/handover")
          Path folder) {
    this.folder = folder;
  }

  @Override
  public Map<String, String> getCredentials(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(
          "quarkus.datasource.postgres.credentials-provider: not a name of a folder");
    }
    Map<String, String> credentials = new HashMap<>();
    credentials.put(USER_PROPERTY_NAME, text(folder.resolve(name).resolve("username")));
    credentials.put(PASSWORD_PROPERTY_NAME, text(folder.resolve(name).resolve("password")));
    return credentials;
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalStateException("no credential is that long: " + file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot be read: %s; see handover.credentials-dir".formatted(file), e);
    }
  }
}
