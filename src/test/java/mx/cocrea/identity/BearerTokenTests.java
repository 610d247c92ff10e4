package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import mx.cocrea.platform.graphql.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HttpTest
class BearerTokenTests {

    private static final Issuer ISSUER = new Issuer();

    @Autowired
    private Client client;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("cocrea.issuer-uri", ISSUER::uri);
        registry.add("cocrea.data-dir", () -> "target/identity-test");
    }

    @Test
    void refusesATokenThatIsNone() {
        assertUnauthenticated(ask("nonsense"));
    }

    @Test
    void takesATokenOfItsIssuerThatIsMeantForIt() {
        Answer answer = ask(ISSUER.token("ana"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/data/echo").asString()).isEqualTo("hello");
    }

    @Test
    void tellsWhoIsSignedInThatItIsNotAllowedRatherThanUnknown() {
        Answer answer = client.as(ISSUER.token("ana")).get("{ fail(how: FORBIDDEN) }");

        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void refusesATokenForSomebodyElse() {
        assertUnauthenticated(ask(ISSUER.token(claims -> claims.audience("another"))));
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        assertUnauthenticated(ask(ISSUER.token(claims -> claims.issuer("https://elsewhere.example"))));
    }

    @Test
    void refusesATokenThatIsPast() {
        assertUnauthenticated(ask(ISSUER.token(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(3_600))))));
    }

    @Test
    void takesATokenOfItsIssuersNextKeyAndNoMoreOfTheLast() {
        assertThat(ask(ISSUER.token(claims -> claims)).status()).isEqualTo(200);

        RSAKey last = ISSUER.rotate();

        assertThat(ask(ISSUER.token(claims -> claims)).status()).isEqualTo(200);
        assertUnauthenticated(ask(ISSUER.token(last, claims -> claims)));
    }

    @Test
    void refusesATokenThatNobodySigned() {
        assertUnauthenticated(ask(new PlainJWT(ISSUER.sound().build()).serialize()));
    }

    @Test
    void refusesATokenThatAnotherSignedInItsIssuersName() throws Exception {
        RSAKey forger = new RSAKeyGenerator(2048).keyID(ISSUER.key().getKeyID()).generate();

        assertUnauthenticated(ask(ISSUER.token(forger, claims -> claims)));
    }

    @Test
    void refusesATokenSignedWithThePublicKeyAsIfItWereASecret() throws Exception {
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(ISSUER.key().getKeyID()).build(), ISSUER.sound().build());
        forged.sign(new MACSigner(ISSUER.key().toRSAPublicKey().getEncoded()));

        assertUnauthenticated(ask(forged.serialize()));
    }

    @Test
    void tellsWhenItsIssuerCannotBeAsked() throws Exception {
        RSAKey unseen = new RSAKeyGenerator(2048).keyID("unseen").generate();
        ISSUER.away(true);
        try {
            Answer answer = ask(ISSUER.token(unseen, claims -> claims));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
        } finally {
            ISSUER.away(false);
        }
    }

    @Test
    void readsWithoutAToken() {
        assertThat(client.get("{ echo }").status()).isEqualTo(200);
    }

    private Answer ask(String token) {
        return client.as(token).get("{ echo }");
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.body().has("data")).isFalse();
    }
}
