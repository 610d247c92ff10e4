package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** The forms of reviewers, and of whoever adds a figure. */
@Durango
class EvaluationPageTests {

    private static final String RATING = "/calificar/muestra-abierta-valoracion";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    private Visitor elena;

    @BeforeEach
    void opensAnExercise() {
        elena = new Visitor(client::url);
        Document account = Visitor.document(elena.signIn(DemoPerson.ELENA, "/cuenta"));
        String citizen = account.expectFirst("a[href^=/ciudadanos/]").attr("href").replace("/ciudadanos/", "");
        driver.executableQuery(
                """
                        MATCH (citizen:Citizen {id: $citizen}), (plan:Plan {id: 'durango-3'}), (commitment:Commitment {id: 'durango-3-durango-5'}),
                          (attribute:Attribute)-[:ATTRIBUTE_OF]->(:Evaluation {id: 'inai-2020'})
                        MERGE (evaluation:Node:Evaluation {id: 'muestra-en-curso'})
                        SET evaluation += {title: 'En curso', state: 'OPEN', version: 1, ties: 'MEAN', openedAt: datetime()}
                        MERGE (evaluation)-[:EVALUATES]->(plan)
                        MERGE (attribute)-[:ATTRIBUTE_OF]->(evaluation)
                        MERGE (citizen)-[:REVIEWS]->(evaluation)
                        MERGE (appraisal:Node:Appraisal {id: 'muestra-abierta-valoracion'})
                        SET appraisal += {number: 9, name: 'Transparencia'}
                        MERGE (appraisal)-[:IN_EVALUATION]->(evaluation)
                        MERGE (appraisal)-[:APPRAISES]->(commitment)
                        """)
                .withParameters(Map.of("citizen", citizen))
                .execute();
    }

    @Test
    void aReviewerRatesRatesAnewAndDeclaresAConflict() {
        Document exercise = Visitor.document(elena.open("/evaluaciones/muestra-en-curso"));
        assertThat(exercise.select("a[href='" + RATING + "']")).hasSize(1);
        HttpResponse<String> form = elena.open(RATING);
        assertThat(Visitor.document(form).select("form[action='" + RATING + "'] fieldset")).hasSize(9);

        HttpResponse<String> given = elena.submit(
                form, RATING, Map.of("atributo.inai-2020-temporalidad", "2", "atributo.inai-2020-transparencia", "1"));
        assertThat(Visitor.document(given).select("input[checked]").eachAttr("name"))
                .containsExactly("atributo.inai-2020-temporalidad", "atributo.inai-2020-transparencia");
        HttpResponse<String> again = elena.submit(given, RATING, Map.of("atributo.inai-2020-temporalidad", "0"));
        assertThat(Visitor.document(again).select("input[name='atributo.inai-2020-temporalidad'][checked]").attr("value"))
                .isEqualTo("0");
        assertThat(Visitor.document(again).select("input[name='version.inai-2020-temporalidad']").attr("value")).isEqualTo("2");

        Document declared = Visitor.document(
                elena.submit(again, RATING + "/conflicto", Map.of("motivo", "Asesoré al municipio.")));
        assertThat(declared.text()).contains("Asesoré al municipio.", "Conflictos de interés declarados");
        HttpResponse<String> refused = elena.submit(elena.open(RATING), RATING, Map.of("atributo.inai-2020-transparencia", "1"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Visitor.document(refused).select("[role=alert]").text()).contains("Declaró un conflicto de interés");
    }

    @Test
    void whoWasNotInvitedIsShownNoForm() {
        Visitor ana = new Visitor(client::url);
        ana.signIn(DemoPerson.ANA, "/cuenta");

        assertThat(ana.ask(RATING).statusCode()).isEqualTo(403);
    }

    @Test
    void anybodyWhoSignsInAddsAFigureWithItsSource() {
        Visitor ana = new Visitor(client::url);
        HttpResponse<String> form = ana.signIn(DemoPerson.ANA, "/cifras/nueva?sobre=durango-1");
        Map<String, String> fields = Map.of(
                "rotulo", "Compromisos firmados", "valor", "99.5", "unidad", "compromisos", "regla", "commitments-of-plan",
                "documento", "Nota de prensa", "direccion", "https://example.org/nota", "lugar", "Párrafo 2");

        Document figure = Visitor.document(ana.submit(form, "/cifras/nueva", fields));

        assertThat(figure.select("h1").text()).isEqualTo("Compromisos firmados");
        assertThat(figure.text()).contains("No coincide", "99.5", "Nota de prensa", "Párrafo 2");
        Map<String, String> without = new HashMap<>(fields);
        without.put("direccion", "ftp://example.org");
        HttpResponse<String> refused = ana.submit(form, "/cifras/nueva", without);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Visitor.document(refused).select("#rotulo").attr("value")).isEqualTo("Compromisos firmados");
    }

    @Test
    void theSecretariatIsToldBesideTheFieldWhatWillNotDo() {
        Visitor sofia = new Visitor(client::url);
        HttpResponse<String> form = sofia.signIn(DemoPerson.SOFIA, "/evaluaciones/nueva?plan=durango-2");
        assertThat(Visitor.document(form).select("#plan option[selected]").attr("value")).isEqualTo("durango-2");
        Map<String, String> fields = Map.of("plan", "durango-2", "rubrica", "inai-2020", "titulo", "De la secretaría");

        for (String[] wrong : new String[][]{{"plan", "plan", "nada"}, {"rubrica", "rubric", "nada"}, {"titulo", "title", " "}}) {
            Map<String, String> sent = new HashMap<>(fields);
            sent.put(wrong[0], wrong[2]);
            HttpResponse<String> refused = sofia.submit(form, "/evaluaciones/nueva", sent);

            Document shown = Visitor.document(refused);
            assertThat(refused.statusCode()).as(wrong[0]).isEqualTo(422);
            assertThat(shown.select("p:has(#" + wrong[0] + ") + [role=alert]").attr("id")).isEqualTo("rechazado-" + wrong[1]);
            assertThat(shown.select("[aria-invalid=true]").eachAttr("id")).containsExactly(wrong[0]);
            assertThat(shown.select("#" + wrong[0]).attr("aria-describedby")).isEqualTo("rechazado-" + wrong[1]);
            if (!wrong[0].equals("titulo")) {
                assertThat(shown.select("#titulo").attr("value")).isEqualTo("De la secretaría");
            }
        }

        HttpResponse<String> panel = sofia.submit(form, "/evaluaciones/nueva", fields);
        String path = panel.uri().getPath();
        assertThat(path).startsWith("/evaluaciones/").endsWith("/panel");
        String reviewer = citizen(elena);
        HttpResponse<String> refused = sofia.submit(panel, path, Map.of("persona", reviewer, "conocida", "nadie"));
        Document shown = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(shown.select("[aria-invalid=true]").eachAttr("id")).containsExactly("conocida");
        assertThat(shown.select("#persona").attr("value")).isEqualTo(reviewer);

        HttpResponse<String> invited = sofia.submit(panel, path, Map.of("persona", reviewer));
        assertThat(Visitor.document(invited).select("#panel").text()).isEqualTo("Revisa una persona");
        sofia.submit(invited, path + "/relevar", Map.of());
        HttpResponse<String> late = sofia.submit(invited, path + "/relevar", Map.of());
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(Visitor.document(late).select("[role=alert]").text()).isEqualTo("Esa persona ya no revisa.");

        String closing = path.replace("/panel", "/cerrar");
        sofia.submit(panel, closing, Map.of());
        HttpResponse<String> again = sofia.submit(panel, closing, Map.of());
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Visitor.document(again).select("[role=alert]").text()).isEqualTo("La evaluación no está abierta.");
        assertThat(Visitor.document(again).select("main form")).isEmpty();
        assertThat(sofia.ask(closing).headers().firstValue("Location")).hasValue(path);
    }

    private static String citizen(Visitor somebody) {
        return Visitor.document(somebody.open("/cuenta"))
                .expectFirst("a[href^=/ciudadanos/]")
                .attr("href")
                .replace("/ciudadanos/", "");
    }

    @Test
    void onlyThoseWhoRunEvaluationsAreOfferedTheirForms() {
        String panel = "/evaluaciones/muestra-en-curso/panel";
        Visitor sofia = new Visitor(client::url);
        sofia.signIn(DemoPerson.SOFIA, "/cuenta");
        Visitor adela = new Visitor(client::url);
        adela.signIn(DemoPerson.ADELA, "/cuenta");
        for (Visitor one : new Visitor[]{sofia, adela}) {
            assertThat(Visitor.document(one.open("/evaluaciones/muestra-en-curso")).select("a[href='" + panel + "']")).hasSize(1);
            assertThat(Visitor.document(one.open("/evaluaciones")).select("a[href=/evaluaciones/nueva]")).hasSize(1);
            assertThat(Visitor.document(one.open("/planes/durango-2")).select("a[href^=/evaluaciones/nueva]")).hasSize(1);
            assertThat(one.ask(panel).statusCode()).isEqualTo(200);
        }

        Visitor reader = new Visitor(client::url);
        for (Visitor one : new Visitor[]{elena, reader}) {
            assertThat(Visitor.document(one.open("/evaluaciones/muestra-en-curso")).select("a[href='" + panel + "']")).isEmpty();
            assertThat(Visitor.document(one.open("/evaluaciones")).select("a[href=/evaluaciones/nueva]")).isEmpty();
            assertThat(Visitor.document(one.open("/planes/durango-2")).select("a[href^=/evaluaciones/nueva]")).isEmpty();
        }
        for (String path : new String[]{panel, "/evaluaciones/nueva"}) {
            assertThat(elena.ask(path).statusCode()).as(path).isEqualTo(403);
            assertThat(reader.ask(path).headers().firstValue("Location")).hasValueSatisfying(
                    asked -> assertThat(asked).startsWith("/ingresar?volver="));
        }
        String token = Visitor.document(elena.open(RATING)).select("input[name=_csrf]").attr("value");
        assertThat(elena.post("/evaluaciones/muestra-en-curso/cerrar", Map.of("_csrf", token, "version", "1")).statusCode())
                .isEqualTo(403);
        assertThat(sofia.ask("/evaluaciones/inai-2020/panel").statusCode()).isEqualTo(403);
        assertThat(sofia.ask("/evaluaciones/nada/panel").statusCode()).isEqualTo(404);
    }

    @Test
    void whoAddedAFigureCorrectsItAndTakesItBack() {
        Visitor ana = new Visitor(client::url);
        HttpResponse<String> form = ana.signIn(DemoPerson.ANA, "/cifras/nueva?sobre=durango-1");
        HttpResponse<String> figure = ana.submit(form, "/cifras/nueva", Map.of(
                "rotulo", "Compromisos dichos", "valor", "98", "regla", "commitments-of-plan", "documento", "Nota de prensa",
                "direccion", "https://example.org/nota", "lugar", "Párrafo 2"));
        String path = figure.uri().getPath();
        HttpResponse<String> editing = ana.open(path + "/corregir");
        Document filled = Visitor.document(editing);
        assertThat(filled.select("#rotulo").attr("value")).isEqualTo("Compromisos dichos");
        assertThat(filled.select("#regla option[selected]").attr("value")).isEqualTo("commitments-of-plan");
        assertThat(filled.select("#documento").attr("value")).isEqualTo("Nota de prensa");

        HttpResponse<String> edited = ana.submit(
                editing, path + "/corregir", Map.of("valor", "97", "regla", "commitments-of-plan"));
        assertThat(edited.uri()).hasPath(path);
        assertThat(Visitor.document(edited).select("section:has(#historial)").text()).contains("Cifra", "98", "97");

        HttpResponse<String> stale = ana.submit(
                editing, path + "/corregir", Map.of("valor", "96", "regla", "commitments-of-plan"));
        Document shown = Visitor.document(stale);
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(shown.select("[role=alert]").text()).startsWith("Cambió mientras usted escribía");
        assertThat(shown.select("#valor").attr("value")).isEqualTo("96");
        assertThat(shown.select("section:has(#ahora)").text()).contains("97");

        assertThat(elena.ask(path + "/corregir").statusCode()).isEqualTo(403);
        assertThat(Visitor.document(elena.open(path)).select("a[href$=/corregir], form[action$=/retirar]")).isEmpty();
        assertThat(
                Visitor.document(ana.open("/cifras/durango-2-c2-usuarios")).select("a[href$=/corregir], form[action$=/retirar]"))
                .isEmpty();
        assertThat(ana.ask("/cifras/durango-2-c2-usuarios/corregir").statusCode()).isEqualTo(403);
        assertThat(new Visitor(client::url).ask(path + "/corregir").statusCode()).isEqualTo(302);

        Document withdrawn = Visitor.document(ana.submit(edited, path + "/retirar", Map.of()));
        assertThat(withdrawn.text()).contains("Quien la añadió la retiró", "Compromisos dichos", "Su autor lo retiró");
        assertThat(withdrawn.select("a[href$=/corregir], form[action$=/retirar]")).isEmpty();
        assertThat(ana.ask(path + "/retirar").headers().firstValue("Location")).hasValue(path);
        assertThat(Visitor.document(ana.open("/cifras?sobre=durango-1&resultado=DISAGREES")).select("a[href=" + path + "]"))
                .isEmpty();
    }
}
