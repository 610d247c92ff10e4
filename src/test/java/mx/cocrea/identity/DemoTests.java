package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Signing in where nothing is configured: on the pages, and from a terminal. */
@Durango
class DemoTests {

    private static final String VERIFIER = "a-proof-that-is-long-enough-to-be-one-as-RFC-7636-has-it";

    @Autowired
    private Client client;

    private Visitor visitor;

    @BeforeEach
    void opensABrowser() {
        visitor = new Visitor(client::url);
    }

    @ParameterizedTest
    @EnumSource
    void hasAPersonOfEachRole(DemoPerson person) throws Exception {
        assertThat(visitor.open("/demo/ingresar").body()).contains(person.user(), person.password());

        HttpResponse<String> page = visitor.signIn(person, "/compromisos/durango-2-c5#actividades");

        assertThat(page.uri()).hasToString(client.url("/compromisos/durango-2-c5#actividades"));
        JsonNode me = me(token(person));
        assertThat(Client.texts(me.path("roles"), "")).contains(person.role().name())
                .contains("CITIZEN")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(visitor.open("/cuenta").body()).contains(me.at("/citizen/displayName").asString());
    }

    @Test
    void refusesAWrongPassword() {
        HttpResponse<String> asked = visitor.open("/ingresar");

        HttpResponse<String> refused = visitor.submit(asked, "/demo/ingresar", Map.of("username", "ana", "password", "another"));

        assertThat(Visitor.document(refused).select("[role=alert]").text())
                .isEqualTo("El usuario o la contraseña no son de la lista.");
        assertThat(visitor.ask("/cuenta").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesAPasswordThatAnotherSiteSent() {
        assertThat(visitor.post("/demo/ingresar", Map.of("username", "ana", "password", "ana-demo")).statusCode()).isEqualTo(403);
    }

    @Test
    void knowsItsPeopleAtWhateverAddress() {
        visitor.signIn(DemoPerson.ELENA, "/cuenta");
        Visitor elsewhere = new Visitor(path -> client.url(path).replace("127.0.0.1", "localhost"));

        HttpResponse<String> page = elsewhere.signIn(DemoPerson.ELENA, "/cuenta");

        assertThat(page.uri()).hasToString(client.url("/cuenta").replace("127.0.0.1", "localhost"));
        assertThat(name(page)).isEqualTo(name(visitor.open("/cuenta")));
    }

    private static String name(HttpResponse<String> account) {
        return Visitor.document(account).select("#nombre").attr("value");
    }

    @Test
    void saysOnEveryPageWhatItIs() {
        for (String page : List.of("/", "/explorador", "/demo/ingresar", "/nada")) {
            assertThat(visitor.open(page).body()).as(page).contains("Demostración: aquí cualquiera inicia sesión");
        }
    }

    @Test
    void wantsAProof() {
        signInForATerminal(visitor, DemoPerson.ANA);

        assertThat(location(visitor.ask(authorize(Map.of("code_challenge", ""))))).contains("error=invalid_request");
        String code = Issuer.values(location(visitor.ask(authorize(Map.of()))).replaceFirst(".*\\?", ""))
                .getOrDefault("code", "");
        assertThat(exchange(code, VERIFIER + "-not").status()).isEqualTo(400);
        assertThat(exchange(code, VERIFIER).status()).isEqualTo(200);
        assertThat(exchange(code, VERIFIER).status()).as("a code that was used").isEqualTo(400);
    }

    @Test
    void sendsItsPeopleToNoOtherSite() {
        signInForATerminal(visitor, DemoPerson.ANA);

        HttpResponse<String> refused = visitor.ask(authorize(Map.of("redirect_uri", "https://elsewhere.example/")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void tellsAProgramFromAPerson() throws Exception {
        Map<String, String> tokens = tokens(DemoPerson.ANA);

        assertThat(SignedJWT.parse(tokens.getOrDefault("access_token", "")).getJWTClaimsSet().getAudience())
                .containsExactly("cocrea");
        assertThat(ask(tokens.getOrDefault("id_token", "")).status()).as("what tells a program who somebody is").isEqualTo(401);
    }

    private JsonNode me(String token) {
        Answer answer = ask(token);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().at("/data/me");
    }

    private Answer ask(String token) {
        String query = URLEncoder.encode("{ me { roles citizen { displayName } } }", StandardCharsets.UTF_8);
        return client.send(client.request("/graphql?query=" + query).header("Authorization", "Bearer " + token));
    }

    private String token(DemoPerson person) {
        return tokens(person).getOrDefault("access_token", "");
    }

    /** As the README says. */
    private Map<String, String> tokens(DemoPerson person) {
        HttpResponse<String> page = signInForATerminal(new Visitor(client::url), person);
        String code = Visitor.document(page).select("pre").text();
        Answer answer = exchange(code, VERIFIER);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().propertyStream().collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().asString()));
    }

    private HttpResponse<String> signInForATerminal(Visitor who, DemoPerson person) {
        HttpResponse<String> asked = who.open(authorize(Map.of()));
        return who.submit(asked, "/demo/ingresar", Map.of("username", person.user(), "password", person.password()));
    }

    private String authorize(Map<String, String> instead) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", "terminal",
                "scope", "openid read participate",
                "redirect_uri", client.url("/demo/codigo"),
                "code_challenge_method", "S256",
                "code_challenge", Issuer.challenge(VERIFIER)));
        values.putAll(instead);
        return "/demo/authorize?" + encoded(values);
    }

    private Answer exchange(String code, String verifier) {
        String body = encoded(Map.of(
                "grant_type", "authorization_code",
                "client_id", "terminal",
                "redirect_uri", client.url("/demo/codigo"),
                "code", code,
                "code_verifier", verifier));
        return client.send(client.request("/demo/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet()
                .stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
