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
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** Luis measures the Ruta Azul for the DIF, finds a number wrong and corrects it; a journalist finds what the plans leave open. */
@Durango
class IndicatorPageTests {

    private static final String RUTA_AZUL = "/indicadores/durango-2-c2-i1";
    private static final String FORM = RUTA_AZUL + "/medir";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    private Visitor luis;

    @BeforeEach
    void opensABrowser() {
        PageTests.takePart(driver);
        driver.executableQuery(
                "MATCH (measurement:Measurement)-[:OF]->(:Indicator {id: 'durango-2-c2-i1'}) DETACH DELETE measurement")
                .execute();
        luis = new Visitor(client::url);
    }

    private static Map<String, String> counted(String day, String numerator, String denominator) {
        return Map.of(
                "fecha", day, "numerador", numerator, "denominador", denominator, "enlace", "https://example.org/informe",
                "titulo",
                "Informe de difusión", "nota", "Sin las de marzo");
    }

    private HttpResponse<String> signedIn() {
        HttpResponse<String> account = luis.signIn(DemoPerson.LUIS, "/cuenta");
        TakingPartStoryTests.bind(
                driver, Visitor.document(account).expectFirst("a[href^=/ciudadanos/]").attr("href").replace("/ciudadanos/", ""));
        return luis.open(RUTA_AZUL);
    }

    @Test
    void aLiaisonMeasuresAndCorrects() {
        HttpResponse<String> page = signedIn();
        assertThat(Visitor.document(page).text()).contains("Nadie ha medido este indicador todavía", "Sin nombre");

        HttpResponse<String> measured = luis.submit(page, FORM, counted("2019-03-31", "7.45", "10"));
        Document shown = Visitor.document(measured);
        assertThat(measured.uri().getPath()).isEqualTo(RUTA_AZUL);
        assertThat(shown.select("header.lead .measured").text()).isEqualTo("74.5 %");
        assertThat(shown.select("header.lead .light").text()).isEqualTo("Amarillo");
        assertThat(shown.select("table tbody tr").text())
                .contains("31 de marzo de 2019", "7.45", "Informe de difusión", "DIF Estatal", "Sin las de marzo");
        assertThat(shown.select("svg .zone").eachAttr("class")).containsExactly("zone GREEN", "zone AMBER", "zone RED");
        assertThat(shown.select("svg polygon.point.AMBER")).hasSize(1);

        String wrong = shown.expectFirst("table tbody tr").id();
        Map<String, String> correction = new HashMap<>(counted("2019-03-31", "8", "10"));
        correction.put("corrige", wrong);
        HttpResponse<String> corrected = luis.submit(measured, FORM, correction);
        shown = Visitor.document(corrected);
        assertThat(shown.select("header.lead .light").text()).isEqualTo("Verde");
        assertThat(shown.select("tr.corrected").eachAttr("id")).containsExactly(wrong);
        assertThat(shown.select("svg circle.point.GREEN")).hasSize(1);
        assertThat(shown.select("#corrige option").eachAttr("value")).doesNotContain(wrong).hasSize(2);
        assertThat(shown.select("section[aria-labelledby=regla]").text()).contains("Regla «semaforo», versión 1");
    }

    @Test
    void theCommitmentShowsEachLightWithItsDayAndTheBoardHowManyThereAreOfEach() {
        luis.submit(signedIn(), FORM, counted("2019-03-31", "7.45", "10"));
        Visitor reader = new Visitor(client::url);

        assertThat(Visitor.document(reader.open("/compromisos/durango-2-c2")).select("p.facts").eachText())
                .contains("Amarillo al 31 de marzo de 2019", "Sin mediciones");
        assertThat(Visitor.document(reader.open("/compromisos/durango-2-c1")).select("p.facts").eachText())
                .contains("Sin denominador al 28 de mayo de 2019");

        Document board = Visitor.document(reader.open("/planes/durango-2/tablero"));
        assertThat(board.select("#luces + ul a").eachText()).contains("Amarillo 1", "Sin denominador 1");
        for (Element link : board.select("#luces + ul a")) {
            String count = link.expectFirst(".count").text();
            assertThat(Visitor.document(reader.open(link.attr("href"))).select("[role=status]").text()).as(link.attr("href"))
                    .isEqualTo(count.equals("1") ? "Un indicador" : count + " indicadores");
        }
        Document before = Visitor.document(reader.open("/planes/durango-2/tablero?fecha=2019-03-30"));
        assertThat(before.select("#luces + ul li").eachText()).isNotEmpty().noneMatch(text -> text.startsWith("Sin denominador"));
        assertThat(before.select("#luces + ul a")).isEmpty();
    }

    @Test
    void aRefusalKeepsWhatWasWritten() {
        HttpResponse<String> refused = luis.submit(signedIn(), FORM, counted("2099-01-01", "7", "10"));

        Document page = Visitor.document(refused);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(page.select("#rechazado").text()).isEqualTo("La fecha es hoy o antes.");
        assertThat(page.expectFirst("#numerador").attr("value")).isEqualTo("7");
        assertThat(page.expectFirst("#nota").text()).isEqualTo("Sin las de marzo");
        assertThat(luis.submit(luis.open(RUTA_AZUL), FORM, counted("2019-03-31", "siete", "10")).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodyElseIsOfferedTheForm() {
        assertThat(Visitor.document(new Visitor(client::url).open(RUTA_AZUL)).select("#medir")).isEmpty();

        Visitor ana = new Visitor(client::url);
        ana.signIn(DemoPerson.ANA, "/cuenta");
        assertThat(Visitor.document(ana.open(RUTA_AZUL)).select("#medir")).isEmpty();
    }

    @Test
    void eachNumberOfTheGapsLeadsToAListOfThatLength() {
        Visitor journalist = new Visitor(client::url);
        Document gaps = Visitor.document(journalist.open("/huecos"));

        assertThat(gaps.select("tbody tr")).hasSize(7);
        for (Element link : gaps.select("tbody td a")) {
            Document list = Visitor.document(journalist.open(link.attr("href")));

            assertThat(list.select("#lista li")).as(link.attr("href")).hasSize(Integer.parseInt(link.text()));
        }
    }
}
