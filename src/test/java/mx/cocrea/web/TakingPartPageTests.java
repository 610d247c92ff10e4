package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.StatementCount;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms by which people take part: who is offered which, and what is said where one is refused. */
@Durango
class TakingPartPageTests {

    private static final String COMMITMENT = "/compromisos/durango-2-c2";
    private static final String OPEN = "/propuestas/muestra-abierta";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @Autowired
    private StatementCount statements;

    private Visitor visitor;

    @BeforeEach
    void opensABrowser() {
        PageTests.takePart(driver);
        visitor = new Visitor(client::url);
    }

    @Test
    void leavesThePagesOfThoseWhoOnlyReadAsTheyAre() {
        for (String path : new String[]{COMMITMENT, OPEN, "/actividades/durango-2-c2-1", "/comentarios/muestra-01"}) {
            HttpResponse<String> page = visitor.ask(path);

            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(page.headers().firstValue("ETag")).isPresent();
            assertThat(Visitor.document(page).select("form[method=post], textarea")).isEmpty();
            assertThat(Visitor.document(page).select("a[href^=/ingresar?volver=" + path + "]").eachAttr("href"))
                    .anyMatch(link -> link.contains("%23"));
        }
    }

    @Test
    void readsAPageWithAStatementForEachThingThatItAsksForForThoseWhoSignedInToo() {
        visitor.signIn(DemoPerson.ANA, "/");

        assertThat(statements.during(() -> visitor.open(COMMITMENT))).as("itself, and the lights of its indicators").isEqualTo(2);
        for (String path : List.of(OPEN, "/actividades/durango-2-c2-1", "/comentarios/muestra-01")) {
            assertThat(statements.during(() -> visitor.open(path))).as(path).isEqualTo(1);
        }
    }

    @Test
    void saysWhyACommentWillNotDoAndKeepsWhatWasWritten() {
        HttpResponse<String> page = visitor.signIn(DemoPerson.ANA, COMMITMENT);
        String words = "<b>a</b> ".repeat(1_000);

        HttpResponse<String> refused = visitor
                .submit(page, COMMITMENT + "/comentarios", Map.of("cuerpo", words, "postura", "AGAINST"));

        Document shown = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(shown.select("form[action$=/comentarios] [role=alert]").text()).startsWith("Un comentario tiene de 1 a 5,000");
        assertThat(shown.select("textarea[name=cuerpo]").attr("aria-invalid")).isEqualTo("true");
        assertThat(shown.expectFirst("textarea[name=cuerpo]").wholeText()).isEqualTo(words);
        assertThat(shown.select("input[name=postura][checked]").eachAttr("value")).containsExactly("AGAINST");
        HttpResponse<String> english = visitor.open(shown.select(".languages a[hreflang=en]").attr("href"));
        assertThat(english.uri()).hasPath(COMMITMENT);
        assertThat(Visitor.document(english).select("html").attr("lang")).isEqualTo("en");
    }

    @Test
    void showsTheCurrentTextBesideAnEditThatIsStale() {
        HttpResponse<String> page = visitor.signIn(DemoPerson.ANA, "/actividades/durango-2-c2-1");
        HttpResponse<String> written = visitor
                .submit(page, "/actividades/durango-2-c2-1/comentarios", Map.of("cuerpo", "La primera versión"));
        String comment = "/comentarios/" + written.uri().getFragment();
        HttpResponse<String> seen = visitor.open(comment);
        visitor.submit(seen, comment + "/editar", Map.of("cuerpo", "La segunda versión"));

        HttpResponse<String> stale = visitor.submit(seen, comment + "/editar", Map.of("cuerpo", "Otra segunda versión"));

        Document shown = Visitor.document(stale);
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(shown.select("[role=alert]").text()).startsWith("Cambió mientras usted escribía");
        assertThat(shown.select("article .said").text()).isEqualTo("La segunda versión");
        assertThat(shown.select("#comentario-editar").text()).isEqualTo("Otra segunda versión");
        HttpResponse<String> again = visitor.submit(stale, comment + "/editar", Map.of());
        assertThat(Visitor.document(again).select("article .said").text()).isEqualTo("Otra segunda versión");

        HttpResponse<String> withdrawn = visitor.submit(again, comment + "/retirar", Map.of());
        assertThat(Visitor.document(withdrawn).select("article").text()).contains("Su autor lo retiró")
                .doesNotContain("Otra segunda versión");
        assertThat(Visitor.document(withdrawn).select("form[action^=/comentarios]")).isEmpty();
    }

    @Test
    void offersTheAnswerToThoseWhoActForAnInstitutionThatWasAsked() {
        assertThat(Visitor.document(visitor.signIn(DemoPerson.ANA, OPEN)).select("#responder, form[action$=/revisar]")).isEmpty();
        Visitor luis = new Visitor(client::url);
        luis.signIn(DemoPerson.LUIS, "/cuenta");
        driver.executableQuery("MATCH ()-[acts:ACTS_FOR]->() DELETE acts").execute();
        assertThat(Visitor.document(luis.open(OPEN)).select("#responder")).isEmpty();
        bind(luis, "dif-estatal");

        HttpResponse<String> refused = luis.submit(luis.open(OPEN), OPEN + "/responder", Map.of("decision", "REJECTS",
                "razones", "No alcanza.", "actividades", "durango-2-c2-1", "fecha", "2020-01-01"));

        Document shown = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(shown.select("#responder [role=alert]").text()).isEqualTo("La fecha es hoy o después.");
        assertThat(shown.select("#razones").text()).isEqualTo("No alcanza.");
        assertThat(shown.select("#fecha").attr("value")).isEqualTo("2020-01-01");
        assertThat(shown.select("#responder [checked]").eachAttr("value")).containsExactly("REJECTS", "durango-2-c2-1");
    }

    private void bind(Visitor liaison, String institution) {
        String citizen = Visitor.document(liaison.open("/cuenta")).select("a[href^=/ciudadanos/]").attr("href");
        driver.executableQuery("""
                MATCH (citizen:Citizen {id: $citizen}), (institution:Institution {id: $institution})
                MERGE (citizen)-[:ACTS_FOR]->(institution)
                """)
                .withParameters(
                        Map.of("citizen", citizen.substring(citizen.lastIndexOf('/') + 1), "institution", institution))
                .execute();
    }

    @Test
    void showsADraftToItsAuthorAlone() {
        HttpResponse<String> form = visitor.signIn(DemoPerson.ANA, "/propuestas/nueva?para=durango-2-c2");
        assertThat(form.uri()).hasPath("/propuestas/nueva").hasQuery("para=durango-2-c2");

        HttpResponse<String> draft = visitor.submit(form, "/propuestas/nueva", Map.of("titulo", "Solo para mí"));

        assertThat(Visitor.document(draft).select("h1").text()).isEqualTo("Solo para mí");
        String path = draft.uri().getPath();
        assertThat(new Visitor(client::url).ask(path).statusCode()).isEqualTo(404);
        assertThat(visitor.ask(path + "/enviar").headers().firstValue("Location")).hasValue(path);
        assertThat(visitor.ask(path + "/nada").statusCode()).isEqualTo(404);
        assertThat(Visitor.document(visitor.open("/cuenta")).select("a[href=" + path + "]").text()).isEqualTo("Solo para mí");
        HttpResponse<String> refused = visitor.submit(draft, path + "/enviar", Map.of());
        assertThat(Visitor.document(refused).select("[role=alert]").text()).contains("hacen falta el problema y la solución");
        Visitor sofia = new Visitor(client::url);
        assertThat(sofia.signIn(DemoPerson.SOFIA, path + "/editar").statusCode()).isEqualTo(404);
        assertThat(sofia.open(OPEN + "/editar").statusCode()).isEqualTo(403);
    }

    @Test
    void keepsTheLinksOfAProposalThatWillNotDo() {
        HttpResponse<String> form = visitor.signIn(DemoPerson.ANA, "/propuestas/nueva?para=durango-2-c2");

        HttpResponse<String> refused = visitor.submit(form, "/propuestas/nueva",
                Map.of("titulo", "Con enlaces", "enlace", "javascript:alert(1)", "enlace-titulo", "Uno"));

        Document shown = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(shown.select("[role=alert]").text()).startsWith("Un enlace lleva una dirección que empieza con http");
        assertThat(shown.select("#enlace-0").attr("value")).isEqualTo("javascript:alert(1)");
        assertThat(shown.select("#titulo").attr("value")).isEqualTo("Con enlaces");
    }

    @Test
    void givesAllThatIsKeptAsAFile() {
        String name = Visitor.document(visitor.signIn(DemoPerson.SOFIA, "/cuenta")).select("#nombre").attr("value");

        HttpResponse<String> file = visitor.open("/cuenta/datos.json");

        JsonNode kept = JsonMapper.shared().readTree(file.body());
        assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"cocrea-cuenta.json\"");
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(kept.at("/citizen/displayName").asString()).isEqualTo(name);
        assertThat(kept.at("/roles").toString()).contains("SECRETARIAT");
        assertThat(new Visitor(client::url).ask("/cuenta/datos.json").statusCode()).isEqualTo(302);
    }

    @Test
    void endsTheSessionWithTheAccount() {
        HttpResponse<String> page = visitor.signIn(DemoPerson.ELENA, COMMITMENT);
        visitor.submit(page, COMMITMENT + "/comentarios", Map.of("cuerpo", "Lo último de Elena"));
        HttpResponse<String> account = visitor.open("/cuenta");

        HttpResponse<String> refused = visitor.submit(account, "/cuenta/eliminar", Map.of());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Visitor.document(refused).select("#eliminar [role=alert]").text()).startsWith("Confirme");

        HttpResponse<String> deleted = visitor.submit(account, "/cuenta/eliminar", Map.of("confirmo", "si"));

        assertThat(deleted.uri()).hasPath("/cuenta-eliminada");
        assertThat(Visitor.document(deleted).select("a[href^=/ingresar]")).isNotEmpty();
        assertThat(visitor.ask("/cuenta").statusCode()).isEqualTo(302);
        assertThat(Visitor.document(visitor.open(COMMITMENT)).select(".thread > li").text())
                .contains("Cuenta eliminada", "Lo último de Elena");
    }
}
