package mx.cocrea.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider with one key at a time, made anew for each run, at whose pages everybody is ana, a moderator, at once. */
public final class Issuer implements AutoCloseable {

    /** The one that the applications trust that tests share. */
    public static final Issuer SHARED = new Issuer();

    /** Makes an application trust the shared one. */
    public static final class Trusted implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext application) {
            TestPropertyValues.of("cocrea.issuer-uri=" + SHARED.uri()).applyTo(application);
        }
    }

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key;
    private volatile boolean away;

    Issuer() {
        this.key = newKey();
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        serve("/.well-known/openid-configuration", exchange -> Map.of(
                "issuer", uri(),
                "jwks_uri", uri() + "/keys",
                "authorization_endpoint", uri() + "/authorize",
                "token_endpoint", uri() + "/token",
                "end_session_endpoint", uri() + "/logout",
                "subject_types_supported", List.of("public")));
        serve("/keys", exchange -> new JWKSet(key.toPublicJWK()).toJSONObject());
        serve("/token", this::tokens);
        server.createContext("/authorize", this::authorize);
        server.start();
    }

    /** Its address. */
    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From here on it answers nobody, or everybody again. */
    void away(boolean away) {
        this.away = away;
    }

    /** From here on it signs with another key; the one before. */
    RSAKey rotate() {
        RSAKey before = key;
        key = newKey();
        return before;
    }

    RSAKey key() {
        return key;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A token for somebody with these roles, by which a program may do everything that they may. */
    public String token(String subject, Role... roles) {
        return token(subject, Set.of(Scope.values()), roles);
    }

    /** A token for somebody with these roles, by which a program may do what these scopes say. */
    public String token(String subject, Set<Scope> scopes, Role... roles) {
        return token(claims -> claims.subject(subject)
                .claim("scope", scopes.stream().map(Scope::value).collect(Collectors.joining(" ")))
                .claim(Viewers.ROLES, Arrays.stream(roles).map(role -> role.name().toLowerCase(Locale.ROOT)).toList()));
    }

    /** A token with claims of the test's own, beside or in place of those of a sound one. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return token(key, claims);
    }

    String token(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.apply(sound()).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
        return token.serialize();
    }

    /** What a token says with which nothing is wrong. */
    JWTClaimsSet.Builder sound() {
        return new JWTClaimsSet.Builder().issuer(uri())
                .audience("cocrea")
                .subject("ana")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = values(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .set("Location", UriComponentsBuilder.fromUriString(asked.getOrDefault("redirect_uri", ""))
                        .queryParam("code", code)
                        .queryParam("state", "{state}")
                        .encode()
                        .buildAndExpand(asked.getOrDefault("state", ""))
                        .toUriString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** To whoever proves that they began. */
    private Map<String, Object> tokens(HttpExchange exchange) throws IOException {
        Map<String, String> given = values(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = Objects.requireNonNull(codes.remove(given.getOrDefault("code", "")));
        if (!asked.getOrDefault("code_challenge", "").equals(challenge(given.getOrDefault("code_verifier", "")))) {
            throw new IllegalStateException("The proof is another's");
        }
        return Map.of(
                "token_type", "Bearer",
                "access_token", token(claims -> claims),
                "scope", asked.getOrDefault("scope", ""),
                "id_token",
                token(claims -> claims.audience(asked.getOrDefault("client_id", ""))
                        .issueTime(Date.from(Instant.now()))
                        .claim("nonce", asked.getOrDefault("nonce", ""))
                        .claim(Viewers.ROLES, List.of("moderator"))));
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The values of a query or a form, by name. */
    static Map<String, String> values(String encoded) {
        MultiValueMap<String, String> values = UriComponentsBuilder.newInstance().query(encoded).build().getQueryParams();
        return values.toSingleValueMap()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> URLDecoder.decode(value.getValue(), StandardCharsets.UTF_8)));
    }

    private interface Endpoint {

        Map<String, Object> answer(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Endpoint endpoint) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!away) {
                    byte[] body = JsonMapper.shared().writeValueAsBytes(endpoint.answer(exchange));
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
