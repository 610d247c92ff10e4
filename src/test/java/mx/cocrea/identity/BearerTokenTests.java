package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import mx.cocrea.platform.graphql.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@HttpTest
class BearerTokenTests {

    private static final Issuer ISSUER = start();

    private final Instant soon = Instant.now().plusSeconds(300);

    @Autowired
    private Client client;

    private static Issuer start() {
        try {
            return new Issuer();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

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
    void takesATokenOfItsIssuerThatIsMeantForIt() throws Exception {
        Answer answer = ask(ISSUER.token(ISSUER.uri(), "cocrea", soon));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/data/echo").asString()).isEqualTo("hello");
    }

    @Test
    void tellsWhoIsSignedInThatItIsNotAllowedRatherThanUnknown() throws Exception {
        Answer answer = client.send(client.request("/graphql?query=%7Bfail(how:FORBIDDEN)%7D")
                .header("Authorization", "Bearer " + ISSUER.token(ISSUER.uri(), "cocrea", soon)));

        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void refusesATokenForSomebodyElse() throws Exception {
        assertUnauthenticated(ask(ISSUER.token(ISSUER.uri(), "another", soon)));
    }

    @Test
    void refusesATokenOfAnotherIssuer() throws Exception {
        assertUnauthenticated(ask(ISSUER.token("https://elsewhere.example", "cocrea", soon)));
    }

    @Test
    void refusesATokenThatIsPast() throws Exception {
        assertUnauthenticated(ask(ISSUER.token(ISSUER.uri(), "cocrea", soon.minusSeconds(3_600))));
    }

    @Test
    void tellsWhenItsIssuerCannotBeAsked() throws Exception {
        RSAKey unseen = new RSAKeyGenerator(2048).keyID("unseen").generate();
        ISSUER.away(true);
        try {
            Answer answer = ask(Issuer.token(unseen, ISSUER.uri(), "cocrea", soon));

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
        return client.send(client.request("/graphql?query=%7Becho%7D").header("Authorization", "Bearer " + token));
    }

    private static void assertUnauthenticated(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.body().has("data")).isFalse();
    }
}
