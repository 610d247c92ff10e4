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
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** An identity provider with one key, made anew for each run. */
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
    private final RSAKey key;
    private volatile boolean away;

    Issuer() {
        try {
            this.key = new RSAKeyGenerator(2048).keyID("only").generate();
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"" + uri() + "\",\"jwks_uri\":\"" + uri() + "/keys\",\"subject_types_supported\":[\"public\"]}");
        serve("/keys", new JWKSet(key.toPublicJWK()).toString());
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
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims.apply(new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .audience("cocrea")
                        .subject("ana")
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
        return token.serialize();
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
