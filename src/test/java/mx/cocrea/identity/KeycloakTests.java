package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What the realm of docker-compose.yml gives people, and that its tokens count here. */
@EnabledIf("mx.cocrea.identity.Keycloak#isExpected")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"cocrea.data-dir=target/data/${random.uuid}",
        "cocrea.bundled-package="})
@Import(Client.class)
class KeycloakTests {

    private static final String MODERATOR = "teresa@example.org";
    private static final String ME = "{ me { roles } }";

    private static Keycloak keycloak;

    @Autowired
    Client client;

    @BeforeAll
    static void start() {
        keycloak = new Keycloak();
        keycloak.add(MODERATOR, Keycloak.PASSWORD, Role.MODERATOR);
    }

    @AfterAll
    static void end() {
        keycloak.close();
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("cocrea.issuer-uri", () -> keycloak.issuer());
    }

    private static String token(String scope) {
        return new KeycloakVisitor(keycloak).token(MODERATOR, scope);
    }

    @Test
    void saysWhatPeopleAre() {
        assertThat(Client.texts(client.as(token("read")).data(ME).at("/me/roles"), "")).containsExactly("CITIZEN", "MODERATOR");
    }

    @Test
    void letsProgramsDoWhatTheyAskedFor() {
        Client reader = client.as(token("read"));

        assertThat(reader.ask("mutation { accountUpdate(input: {}) { userErrors { code } } }").code()).isEqualTo("FORBIDDEN");
        assertThat(client.as(token("participate"))
                .data("mutation { accountUpdate(input: {}) { userErrors { code } } }")
                .at("/accountUpdate/userErrors")).isEmpty();
    }

    @Test
    void givesIdTokensThatOpenNothing() {
        JsonNode tokens = new KeycloakVisitor(keycloak).tokens(MODERATOR, "openid read");

        assertThat(client.as(tokens.path("id_token").asString()).ask(ME).status()).isEqualTo(401);
    }

    @Test
    void givesOtherProgramsTokensThatAreNotTakenHere() {
        assertThat(client.as(keycloak.tokenForAnother(MODERATOR)).ask(ME).status()).isEqualTo(401);
    }

    @Test
    void changesItsKeysWithoutARestartHere() throws ParseException {
        String before = token("read");
        client.as(before).data(ME);

        keycloak.rotateKeys();
        String after = token("read");

        assertThat(key(after)).isNotEqualTo(key(before));
        assertThat(client.as(after).data(ME).at("/me/roles")).hasSize(2);
        assertThat(client.as(before).data(ME).at("/me/roles")).hasSize(2);
    }

    private static String key(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    @Test
    void letsPeopleInWhoSignUpOpenTheMailThatVerifiesTheirAddressAndChooseALongPassword() throws Exception {
        String email = "ursula@example.org";
        KeycloakVisitor ursula = new KeycloakVisitor(keycloak);
        ursula.signUp(email);

        Document form = ursula.follow(keycloak.linkSentTo(email));
        HttpResponse<String> refused = ursula.choose(form, "corta");
        assertThat(refused.headers().firstValue("Location")).isEmpty();
        assertThat(ursula.choose(Jsoup.parse(refused.body()), Keycloak.PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(next -> assertThat(next).startsWith(KeycloakVisitor.REDIRECT).contains("code="));

        String token = new KeycloakVisitor(keycloak).token(email, "read");
        assertThat(Client.texts(client.as(token).data(ME).at("/me/roles"), "")).containsExactly("CITIZEN");
    }

    @Test
    void refusesAShortPassword() {
        assertThatThrownBy(() -> keycloak.add("wendy@example.org", "corta")).hasMessageContaining("invalidPasswordMinLength");
    }

    @Test
    void doesNotLetAnybodyGuess() {
        String guessed = "victor@example.org";
        keycloak.add(guessed, Keycloak.PASSWORD);
        for (int i = 0; i < 10; i++) {
            new KeycloakVisitor(keycloak).signIn(guessed, "otra frase larga", "openid");
        }

        assertThat(new KeycloakVisitor(keycloak).signIn(guessed, Keycloak.PASSWORD, "openid").headers().firstValue("Location"))
                .isEmpty();
    }
}
