package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.HttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in at an identity provider, and what the pages' session is good for. */
@HttpTest
class SignInTests {

    /** A page that asks nothing, and so is the same with any schema. */
    private static final String PAGE = "/buscar";

    private static final Issuer ISSUER = new Issuer();

    @Autowired
    private Client client;

    private Visitor ana;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("cocrea.issuer-uri", ISSUER::uri);
    }

    @BeforeEach
    void opensABrowser() {
        ana = new Visitor(client::url);
    }

    @Test
    void beginsAtTheProviderWithAProofToBe() {
        HttpResponse<String> begun = ana.ask("/ingresar");

        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(location(begun)).startsWith(ISSUER.uri() + "/authorize?");
        Map<String, String> asked = Issuer.values(location(begun).replaceFirst(".*\\?", ""));
        assertThat(asked).containsEntry("response_type", "code")
                .containsEntry("client_id", "cocrea-web")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", client.url("/ingresar/codigo"))
                .containsKeys("code_challenge", "state", "nonce");
        assertThat(asked.getOrDefault("scope", "").split(" ")).containsExactlyInAnyOrder("openid", "email", "read", "participate",
                "report",
                "moderate");
    }

    @Test
    void endsAtThePageThatItBeganAt() {
        HttpResponse<String> page = signIn(PAGE + "?tipo=ACTOR");

        assertThat(page.uri()).hasToString(client.url(PAGE + "?tipo=ACTOR"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Mi cuenta", "Cerrar sesión").doesNotContain("Iniciar sesión");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "//elsewhere.example", "///elsewhere.example", "/\\elsewhere.example",
            "/\t/elsewhere.example", "javascript:alert(1)", "elsewhere", ""})
    void endsAtNoOtherSite(String page) {
        HttpResponse<String> asked = ana.ask("/ingresar?volver=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
        String answer = location(new Visitor(address -> address).ask(location(asked)));

        assertThat(location(ana.ask(answer.substring(client.url("").length())))).isEqualTo("/");
    }

    @Test
    void changesTheSession() {
        ana.ask("/ingresar");
        String begun = ana.session();

        signIn(PAGE);

        assertThat(ana.session()).isNotEmpty().isNotEqualTo(begun);
    }

    @Test
    void keepsTheCookieFromScriptsAndOtherSites() {
        assertThat(ana.ask("/ingresar").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
    }

    @Test
    void givesAReaderNoSession() {
        HttpResponse<String> page = ana.open(PAGE);

        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(page.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void letsNobodyKeepThePagesOfWhoSignedIn() {
        HttpResponse<String> page = signIn(PAGE);

        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void doesNotSpeakToTheApi() {
        signIn(PAGE);

        assertThat(client
                .send(client.request("/graphql?query=%7Bfail(how:FORBIDDEN)%7D").header("Cookie", "JSESSIONID=" + ana.session()))
                .code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void endsTheProvidersSessionToo() {
        HttpResponse<String> page = signIn(PAGE);
        String token = Visitor.document(page).select("form[action=/salir] input[name=_csrf]").attr("value");

        HttpResponse<String> left = ana.post("/salir", Map.of("_csrf", token));

        assertThat(location(left)).startsWith(ISSUER.uri() + "/logout?");
        assertThat(Issuer.values(location(left).replaceFirst(".*\\?", "")))
                .containsEntry("post_logout_redirect_uri", client.url("/"))
                .containsKey("id_token_hint");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' " + ISSUER.uri());
        assertThat(ana.open(PAGE).body()).contains("Iniciar sesión").doesNotContain("Mi cuenta");
    }

    @Test
    void refusesAFormThatAnotherSiteSent() {
        signIn(PAGE);

        HttpResponse<String> refused = ana.post("/salir", Map.of());

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Eso no se puede hacer así");
        assertThat(ana.open(PAGE).body()).contains("Mi cuenta");
    }

    @Test
    void saysWhenItDidNotComeAbout() {
        Map<String, String> asked = Issuer.values(location(ana.ask("/ingresar")).replaceFirst(".*\\?", ""));
        String state = URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);

        assertRefused(ana.ask("/ingresar/codigo?error=access_denied&state=" + state));
        assertRefused(ana.ask("/ingresar/codigo?code=stolen&state=" + state));
        assertRefused(ana.ask("/ingresar/codigo"));
    }

    @Test
    void saysWhenTheProviderIsAway() {
        HttpResponse<String> asked = ana.ask("/ingresar");
        String answer = location(new Visitor(address -> address).ask(location(asked)));
        ISSUER.away(true);
        try {
            HttpResponse<String> page = ana.ask(answer.substring(client.url("").length()));

            assertThat(page.statusCode()).isEqualTo(502);
            assertThat(page.body()).contains("El servicio donde se inicia sesión no responde");
        } finally {
            ISSUER.away(false);
        }
    }

    @Test
    void hidesTheDemo() {
        assertThat(ana.open("/demo/ingresar").statusCode()).isEqualTo(404);
        assertThat(ana.open("/demo/token").statusCode()).isEqualTo(404);
        assertThat(ana.open(PAGE).body()).doesNotContain("Demostración");
    }

    private HttpResponse<String> signIn(String page) {
        return ana.open("/ingresar?volver=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("Inicie sesión para continuar");
    }
}
