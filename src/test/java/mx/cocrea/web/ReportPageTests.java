package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** Luis reports for an organisation of civil society; what Ana reports twice waits for a moderator. */
@Durango
class ReportPageTests {

    private static final String MAP = "/actividades/durango-2-c2-1";
    private static final String FORM = MAP + "/reportar";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    private Visitor visitor;

    @BeforeEach
    @AfterEach
    void begin() {
        visitor = new Visitor(client::url);
        driver.executableQuery("MATCH ()-[acts:ACTS_FOR]->() DELETE acts").execute();
        driver.executableQuery("""
                MATCH (report:ProgressReport|Withheld)-[:REPORTS_ON]->(:Activity {id: 'durango-2-c2-1'})
                OPTIONAL MATCH (report)<-[:ABOUT|TURNS_ON]-(around)
                DETACH DELETE report, around
                """).execute();
    }

    private static Map<String, String> seen(String kind, String summary) {
        return Map.of("calidad", kind, "avance", "NOT_COMPLETED", "fecha", "2019-06-01", "resumen", summary);
    }

    @Test
    void anOrganisationReportsAsCivilSocietyInItsOwnName() {
        Document account = Visitor.document(visitor.signIn(DemoPerson.LUIS, "/cuenta"));
        String name = account.expectFirst("#nombre").attr("value");
        driver.executableQuery(
                "MATCH (citizen:Citizen {id: $id}), (colecc:Organisation {id: 'colecc'}) MERGE (citizen)-[:ACTS_FOR]->(colecc)")
                .withParameters(
                        Map.of("id", account.expectFirst("a[href^=/ciudadanos/]").attr("href").replace("/ciudadanos/", "")))
                .execute();
        assertThat(Visitor.document(visitor.open("/cuenta")).text()).contains("Organizaciones por las que actúa COLECC");

        HttpResponse<String> form = visitor.open(FORM);
        assertThat(Visitor.document(form).select("form.fields").text())
                .contains("Reporta como: Reporte de la sociedad civil", "En nombre de: COLECC")
                .doesNotContain("Reporte oficial", "Testigo social");
        Document report = Visitor
                .document(visitor.submit(form, FORM, seen("CIVIL_SOCIETY", "Recorrimos la ruta sin hallar el mapa.")));

        assertThat(report.select("main").text()).contains("Reporte de la sociedad civil COLECC", "Recorrimos la ruta");
        assertThat(Visitor.document(new Visitor(client::url).open(MAP)).select("#avance").text()).contains("COLECC")
                .doesNotContain(name);
    }

    @Test
    void whatIsReportedTwiceWaitsWhereItsAuthorReadsIt() {
        String summary = "No hay mapa en ninguna de las paradas.";
        HttpResponse<String> form = visitor.signIn(DemoPerson.ANA, FORM);
        assertThat(visitor.submit(form, FORM, seen("CITIZEN", summary)).uri().getPath()).startsWith("/reportes/");

        HttpResponse<String> again = visitor.submit(visitor.open(FORM), FORM, seen("CITIZEN", summary + ".."));

        assertThat(again.uri().getPath()).isEqualTo("/cuenta");
        assertThat(Visitor.document(again).select("#decisiones").text()).contains("Reporte de avance espera a que moderación",
                summary + "..");
        assertThat(new Visitor(client::url).open(MAP).body()).contains(summary).doesNotContain(summary + "..");

        Visitor mario = new Visitor(client::url);
        assertThat(Visitor.document(mario.signIn(DemoPerson.MARIO, "/moderacion?tipo=HELD")).select("article.case").text())
                .contains(summary + "..", "Repite lo que su autor escribió");
    }
}
