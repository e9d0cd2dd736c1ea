package dev.handover.orchestrator.adapter.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.handover.orchestrator.adapter.client.Certified;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Signs tokens, and shows its public keys over TLS. */
public final class IdentityProvider implements AutoCloseable {
  public static final String ISSUER = "https://login.example.test/realm";
  public static final String AUDIENCE = "handover-orchestrator";

  private final Certified certified;
  private final HttpsServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile RsaJsonWebKey key;
  private volatile String shown = "";
  private volatile int status = 200;

  public IdentityProvider() throws IOException, GeneralSecurityException, JoseException {
    certified = Certified.as("ip:127.0.0.1");
    key = newKey("first");
    show(jwks());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certified.tls()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/jwks", this::answer);
    server.start();
  }

  public static RsaJsonWebKey newKey(String id) throws JoseException {
    RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
    made.setKeyId(id);
    return made;
  }

  /** Where its keys are. */
  public String keys() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  /** Who has to be trusted there. */
  public Path certificate() {
    return certified.pem();
  }

  int timesAsked() {
    return asked.get();
  }

  String jwks() {
    return new JsonWebKeySet(List.of(key)).toJson(OutputControlLevel.PUBLIC_ONLY);
  }

  void show(String text) {
    shown = text;
  }

  /** Answers with this from now on. */
  void answersWith(int code) {
    status = code;
  }

  /** Signs with another key from now on, and shows only that. */
  void changeKey(String id) throws JoseException {
    key = newKey(id);
    show(jwks());
  }

  /** Claims that are right in all, for somebody. */
  public static JwtClaims claimsOf(String subject, String... roles) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(AUDIENCE);
    claims.setSubject(subject);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setStringListClaim("roles", roles);
    return claims;
  }

  /** A token that is right in all but what was changed. */
  public String token(String subject, List<String> roles, Consumer<JwtClaims> changed) {
    JwtClaims claims = claimsOf(subject, roles.toArray(String[]::new));
    changed.accept(claims);
    return signed(claims, key);
  }

  public static String signed(JwtClaims claims, RsaJsonWebKey by) {
    return signed(claims, AlgorithmIdentifiers.RSA_USING_SHA256, by.getPrivateKey(), by.getKeyId());
  }

  /** The well-known trick: signed with the public key as if that were a shared secret. */
  public String signedWithThePublicKeyAsSecret(JwtClaims claims) {
    byte[] open = key.getPublicKey().getEncoded();
    return signed(claims, AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(open), key.getKeyId());
  }

  /** The other well-known trick. */
  public String unsigned(JwtClaims claims) {
    return signed(claims, AlgorithmIdentifiers.NONE, null, key.getKeyId());
  }

  private static String signed(JwtClaims claims, String algorithm, @Nullable Key by, String id) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(id);
    signature.setKey(by);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    byte[] body = shown.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
