package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of whoever signed in, and how a form is sent. */
@Durango
class AccountPageTests {

    private static final String PATH = "/cuenta";

    @Autowired
    private Client client;

    private Visitor visitor;

    @BeforeEach
    void opensABrowser() {
        visitor = new Visitor(client::url);
    }

    @Test
    void asksAReaderToSignInAndGoesOn() {
        HttpResponse<String> asked = visitor.ask(PATH);

        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location")).hasValue("/ingresar?volver=%2Fcuenta");
        assertThat(asked.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(visitor.signIn(DemoPerson.LUIS, PATH).uri()).hasPath(PATH);
    }

    @Test
    void changesAName() {
        HttpResponse<String> page = visitor.signIn(DemoPerson.LUIS, PATH);

        HttpResponse<String> saved = visitor.submit(page, PATH, Map.of("nombre", "  Luis, el del enlace "));

        assertThat(saved.previousResponse().orElseThrow().statusCode()).isEqualTo(303);
        assertThat(Visitor.document(saved).select("[role=status]").text()).isEqualTo("Se guardó.");
        assertThat(name(saved)).isEqualTo("Luis, el del enlace");
        assertThat(name(visitor.open(PATH))).isEqualTo("Luis, el del enlace");
    }

    @Test
    void saysWhyANameWillNotDoAndKeepsWhatWasWritten() {
        HttpResponse<String> page = visitor.signIn(DemoPerson.LUIS, PATH);
        String before = name(page);

        HttpResponse<String> refused = visitor.submit(page, PATH, Map.of("nombre", "<b>Luis</b>"));

        Document shown = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(shown.select("[role=alert]").text()).startsWith("Ese nombre no sirve");
        assertThat(shown.select("#nombre").attr("aria-invalid")).isEqualTo("true");
        assertThat(name(refused)).isEqualTo("<b>Luis</b>");
        assertThat(name(visitor.open(PATH))).isEqualTo(before);
    }

    @Test
    void refusesAFormThatAnotherSiteSent() {
        String before = name(visitor.signIn(DemoPerson.LUIS, PATH));

        HttpResponse<String> refused = visitor.post(PATH, Map.of("nombre", "Otro"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Visitor.document(refused).select("h1").text()).isEqualTo("Eso no se puede hacer así");
        assertThat(name(visitor.open(PATH))).isEqualTo(before);
    }

    @Test
    void refusesAFormThatLacksWhatItMustSay() {
        HttpResponse<String> page = visitor.signIn(DemoPerson.LUIS, PATH);
        String token = Visitor.document(page).select("form[action=/cuenta] input[name=_csrf]").attr("value");

        assertThat(visitor.post(PATH, Map.of("_csrf", token)).statusCode()).isEqualTo(400);
    }

    private static String name(HttpResponse<String> page) {
        return Visitor.document(page).select("#nombre").attr("value");
    }
}
