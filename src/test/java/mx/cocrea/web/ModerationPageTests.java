package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** How people report, moderators decide and authors appeal without a script. */
@Durango
class ModerationPageTests {

    private static final String QUEUE = "/moderacion";
    private static final String LOG = "/moderacion/registro";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    private Visitor visitor;

    @BeforeEach
    void opensABrowser() {
        visitor = new Visitor(client::url);
    }

    /** A comment of one of the demo's people, as it is after it was written. */
    private String comment(DemoPerson person, String body) {
        new Visitor(client::url).signIn(person, "/cuenta");
        String id = UUID.randomUUID().toString();
        driver.executableQuery("""
                MATCH (author:Citizen) WHERE author.displayName = $name
                MATCH (on:Commitment {id: 'durango-2-c2'})
                CREATE (author)-[:WROTE]->(:Node:Comment {
                  id: $id, under: on.id, depth: 1, body: $body, alignment: 'FOR', createdAt: datetime(), version: 1
                })-[:ON]->(on)
                """).withParameters(Map.of("name", name(person), "id", id, "body", body)).execute();
        return id;
    }

    private String name(DemoPerson person) {
        Visitor itself = new Visitor(client::url);
        return Visitor.document(itself.signIn(person, "/cuenta")).select("#nombre").attr("value");
    }

    /** Sends a form as somebody fills it in, with what it hides. */
    private HttpResponse<String> fill(Element form, Map<String, String> fields) {
        Map<String, String> sent = new HashMap<>(fields);
        form.select("input[type=hidden]").forEach(input -> sent.put(input.attr("name"), input.attr("value")));
        assertThat(form.select("[name]").eachAttr("name")).containsAll(fields.keySet());
        HttpResponse<String> answer = visitor.post(form.attr("action"), sent);
        assertThat(answer.statusCode()).as("%s", answer.body()).isIn(303, 422);
        return answer.statusCode() == 422 ? answer : visitor.open(answer.headers().firstValue("Location").orElseThrow());
    }

    private static Element form(HttpResponse<String> page, String within) {
        return Visitor.document(page).expectFirst(within + " form.fields");
    }

    @Test
    void goesFromAReportToADecisionAndAnAppeal() {
        String id = comment(DemoPerson.ANA, "Eso lo dice un tonto con sombrero");

        HttpResponse<String> report = visitor.signIn(DemoPerson.LUIS, "/reportar/" + id);
        assertThat(Visitor.document(report).select(".quoted").text()).contains("tonto con sombrero");
        HttpResponse<String> refused = fill(form(report, "main"), Map.of("motivo", "OTHER"));
        assertThat(Visitor.document(refused).select("[role=alert]").text()).startsWith("Diga en la nota");
        assertThat(Visitor.document(refused).select("[value=OTHER]").hasAttr("checked")).isTrue();
        HttpResponse<String> thanked = fill(form(report, "main"),
                Map.of("motivo", "HARASSMENT", "nota", "Es un insulto"));
        assertThat(Visitor.document(thanked).select("[role=status]").text()).startsWith("Gracias");

        visitor = new Visitor(client::url);
        HttpResponse<String> queue = visitor.signIn(DemoPerson.MARIO, QUEUE);
        String waiting = "article[id=" + id + "]";
        assertThat(Visitor.document(queue).select(waiting).text()).contains("tonto con sombrero", "Es un insulto", "Ruta Azul");
        HttpResponse<String> unruly = fill(form(queue, waiting), Map.of("decision", "HIDE", "razon", "Insulta."));
        assertThat(Visitor.document(unruly).select(waiting + " [role=alert]").text()).startsWith("Para ocultar");
        assertThat(Visitor.document(unruly).select(waiting + " textarea").text()).isEqualTo("Insulta.");
        HttpResponse<String> decided = fill(
                form(queue, waiting),
                Map.of("decision", "HIDE", "regla", "HARASSMENT", "razon", "Insulta a quien responde."));
        assertThat(Visitor.document(decided).select(waiting)).isEmpty();

        Document log = Visitor.document(new Visitor(client::url).open(LOG));
        assertThat(log.expectFirst("ol.list > li").text())
                .contains("Comentario", "Insultos", "Insulta a quien responde.")
                .doesNotContain("sombrero");

        visitor = new Visitor(client::url);
        HttpResponse<String> account = visitor.signIn(DemoPerson.ANA, "/cuenta");
        assertThat(Visitor.document(account).select("#decisiones").text()).contains("tonto con sombrero",
                "Insulta a quien responde.");
        HttpResponse<String> appealed = fill(form(account, "#decisiones"), Map.of("texto", "Era una broma"));
        assertThat(Visitor.document(appealed).select("#decisiones").text()).contains("Se apeló el");
        assertThat(Visitor.document(appealed).select("#decisiones form")).isEmpty();

        visitor = new Visitor(client::url);
        Element own = Visitor.document(visitor.signIn(DemoPerson.MARIO, QUEUE + "?tipo=APPEALED")).expectFirst(waiting);
        assertThat(own.text()).contains("Era una broma", "Le toca a otra persona");
        assertThat(own.select("form")).isEmpty();
    }

    @Test
    void isForThoseWhoMay() {
        assertThat(visitor.ask(QUEUE).headers().firstValue("Location")).hasValue("/ingresar?volver=%2Fmoderacion");
        assertThat(visitor.ask("/reportar/x").headers().firstValue("Location")).hasValue("/ingresar?volver=%2Freportar%2Fx");
        assertThat(visitor.ask(LOG).statusCode()).isEqualTo(200);
        visitor.signIn(DemoPerson.LUIS, "/cuenta");
        assertThat(visitor.open(QUEUE).statusCode()).isEqualTo(403);
        assertThat(visitor.open("/reportar/nada").statusCode()).isEqualTo(404);
        assertThat(visitor.open("/reportar/durango-2-c2").statusCode()).isEqualTo(404);
    }
}
