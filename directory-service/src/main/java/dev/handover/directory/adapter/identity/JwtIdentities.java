package dev.handover.directory.adapter.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.directory.domain.access.SignedCaller;
import dev.handover.directory.domain.access.SignedIdentities;
import io.smallrye.jwt.KeyFormat;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Checks JSON Web Tokens as RFC 8725 advises: only signatures by a private key, a known issuer, an
 * audience that is ours, and an end. Clocks may differ by half a minute.
 */
final class JwtIdentities implements SignedIdentities {
  private static final Logger LOG = Logger.getLogger(JwtIdentities.class);
  private static final int CLOCKS_DIFFER_SECONDS = 30;

  /** None that work with a shared secret, and never {@code none}. */
  private static final Set<SignatureAlgorithm> ALGORITHMS =
      EnumSet.complementOf(
          EnumSet.of(SignatureAlgorithm.HS256, SignatureAlgorithm.HS384, SignatureAlgorithm.HS512));

  private final Provider provider;
  private final HeldKeys keys;
  private final ObjectMapper json;
  private volatile @Nullable Check latest;

  /** A parser with the keys that it was made of. */
  private record Check(HeldKeys.Keys keys, DefaultJWTParser parser) {}

  JwtIdentities(Provider provider, HeldKeys keys, ObjectMapper json) {
    this.provider = provider;
    this.keys = keys;
    this.json = json;
  }

  @Override
  public boolean areTrusted() {
    return true;
  }

  @Override
  public Optional<SignedCaller> identify(String jwt) {
    Optional<HeldKeys.Keys> current = keys.current();
    if (current.isEmpty()) {
      return Optional.empty();
    }
    try {
      return verified(jwt, current.get());
    } catch (ParseException e) {
      return isOfAnUnknownKey(e) ? onceMore(jwt, current.get()) : refused(e);
    }
  }

  /** The provider may have begun to sign with a new key since we looked. */
  private Optional<SignedCaller> onceMore(String jwt, HeldKeys.Keys before) {
    Optional<HeldKeys.Keys> renewed = keys.renewed().filter(now -> !now.equals(before));
    if (renewed.isEmpty()) {
      LOG.debug("a JSON Web Token is refused: its key is not known");
      return Optional.empty();
    }
    try {
      return verified(jwt, renewed.get());
    } catch (ParseException e) {
      return refused(e);
    }
  }

  private Optional<SignedCaller> verified(String jwt, HeldKeys.Keys known) throws ParseException {
    parser(known).parse(jwt);
    String payload = jwt.substring(jwt.indexOf('.') + 1, jwt.lastIndexOf('.'));
    try {
      JsonNode claims =
          json.readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
      Optional<SignedCaller> caller = provider.claims().caller(claims);
      if (caller.isEmpty()) {
        LOG.debugf("a JSON Web Token is refused: no usable claim %s", provider.claims().subject());
      }
      return caller;
    } catch (JsonProcessingException | IllegalArgumentException nested) {
      LOG.debug("a JSON Web Token is refused: its payload is no JSON object");
      return Optional.empty();
    }
  }

  private DefaultJWTParser parser(HeldKeys.Keys known) {
    Check check = latest;
    if (check == null || !check.keys().equals(known)) {
      check = new Check(known, newParser(known));
      latest = check;
    }
    return check.parser();
  }

  private DefaultJWTParser newParser(HeldKeys.Keys known) {
    JWTAuthContextInfo rules = new JWTAuthContextInfo();
    rules.setPublicKeyContent(known.jwks());
    rules.setKeyFormat(KeyFormat.JWK);
    rules.setSignatureAlgorithm(ALGORITHMS);
    rules.setIssuedBy(provider.issuer());
    rules.setExpectedAudience(provider.audience());
    rules.setClockSkew(CLOCKS_DIFFER_SECONDS);
    rules.setRequireNamedPrincipal(false); // Claims knows which claim names the caller
    return new DefaultJWTParser(rules);
  }

  private static boolean isOfAnUnknownKey(ParseException e) {
    return e.getCause() instanceof UnresolvableKeyException;
  }

  /** Says why by numbers only: the messages of the library repeat what the token holds. */
  private static Optional<SignedCaller> refused(ParseException e) {
    if (LOG.isDebugEnabled()) {
      List<Integer> codes =
          e.getCause() instanceof InvalidJwtException invalid
              ? invalid.getErrorDetails().stream()
                  .map(ErrorCodeValidator.Error::getErrorCode)
                  .toList()
              : List.of();
      LOG.debugf("a JSON Web Token is refused: org.jose4j.jwt.consumer.ErrorCodes %s", codes);
    }
    return Optional.empty();
  }
}
