package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.cocrea.Durango;
import mx.cocrea.StatementCount;
import mx.cocrea.Tables;
import mx.cocrea.identity.Visitor;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** What an institution's scorecard counts, held against the tables and against what people reported. */
@Durango
class InstitutionPageTests {

    private static final String DIF = "/instituciones/dif-estatal";
    private static final String STATE = "/instituciones/gobierno-del-estado-de-durango";
    private static final String CONGRESS = "congreso-del-estado-de-durango";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @Autowired
    private StatementCount statements;

    private Visitor reader;

    @BeforeEach
    void opensABrowser() {
        PageTests.takePart(driver);
        reader = new Visitor(client::url);
    }

    @AfterEach
    void forget() {
        driver.executableQuery("MATCH (report:ProgressReport) WHERE report.id STARTS WITH 'cuadro-' DETACH DELETE report")
                .execute();
    }

    private Document open(String path) {
        return Visitor.document(reader.open(path));
    }

    /** What the tables say that an institution and its people answer for. */
    private static Set<String> subjects(String institution) {
        Set<String> actors = Stream.concat(
                Stream.of(institution),
                Tables.rows("memberships")
                        .stream()
                        .filter(row -> row.get("group").equals(institution))
                        .map(row -> row.get("person")))
                .collect(Collectors.toSet());
        return Tables.rows("responsibilities")
                .stream()
                .filter(row -> actors.contains(row.get("actor")))
                .map(row -> row.get("subject"))
                .collect(Collectors.toSet());
    }

    private static Set<Tables.Row> activities(String institution) {
        Set<String> subjects = subjects(institution);
        return Tables.rows("activities")
                .stream()
                .filter(row -> subjects.contains(row.get("id")) || subjects.contains(row.get("commitment")))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dif-estatal", CONGRESS, "secretaria-de-contraloria-del-estado-de-durango"})
    void countsWhatTheInstitutionAndItsPeopleAnswerFor(String institution) {
        Document page = open("/instituciones/" + institution);

        int expected = activities(institution).size();
        assertThat(expected).isGreaterThan(1);
        assertThat(page.select("#actividades").text()).isEqualTo("Responde de %d actividades".formatted(expected));
        int byStatus = page.select("#actividades ~ figure b").stream().mapToInt(InstitutionPageTests::number).sum();
        int byPlan = page.select("#actividades ~ .tags b").stream().mapToInt(InstitutionPageTests::number).sum();
        assertThat(byStatus).isEqualTo(expected);
        assertThat(byPlan).isEqualTo(expected);
    }

    private static int number(Element count) {
        return Integer.parseInt(count.text().replace(",", ""));
    }

    @Test
    void listsWhatWasNotDoneWhatNobodyReportedAndWhereOthersDisagree() {
        String map = "a[href=/actividades/durango-2-c2-1]";
        Document before = open(DIF);
        assertThat(before.select("section:has(#sin-informe) " + map)).hasSize(1);
        assertThat(before.select("section:has(#incumplidas) " + map)).isEmpty();
        assertThat(before.select("section:has(#desacuerdos) " + map)).isEmpty();

        driver.executableQuery(
                """
                        MATCH (activity:Activity {id: 'durango-2-c2-1'})
                        UNWIND [['cuadro-oficial', 'OFFICIAL', 'NOT_COMPLETED'], ['cuadro-testigo', 'CITIZEN', 'COMPLETED']] AS one
                        CREATE (:Node:ProgressReport {
                          id: one[0], kind: one[1], done: one[2], observedOn: date('2019-06-01'), recordedAt: datetime('2019-06-02T12:00:00Z'),
                          summary: 'Del cuadro.', version: 1
                        })-[:REPORTS_ON]->(activity)
                        """)
                .execute();
        Document after = open(DIF);

        assertThat(after.select("section:has(#sin-informe) " + map)).isEmpty();
        assertThat(after.select("section:has(#incumplidas) " + map)).hasSize(1);
        assertThat(after.select("section:has(#desacuerdos) tr:has(" + map + ") td").eachText())
                .containsExactly("31 de marzo de 2019", "Incumplida", "Cumplida tarde", "Sin reportes");
        assertThat(after.select("#desacuerdos").text()).startsWith("Un desacuerdo");
    }

    @Test
    void walksThroughWhatNobodyReportedPageByPage() {
        Document first = open(STATE);
        int all = Integer.parseInt(first.select("#sin-informe").text().replaceAll("\\D.*", ""));
        int seen = 0;
        String next = STATE;
        while (!next.isEmpty()) {
            Element section = open(next).expectFirst("section:has(#sin-informe)");
            seen += section.select("ol > li").size();
            next = section.select("a[rel=next]").attr("href").replaceFirst("#.*", "");
        }

        assertThat(all).isGreaterThan(10);
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void leadsToTheIndicatorsOfWhatTheyAnswerFor() {
        Document page = open(DIF);

        String lights = page.select("#indicadores ~ .legend b").eachText().toString();
        Document list = open(page.select("#indicadores ~ p a").attr("href"));

        assertThat(list.select("[role=status]").text()).isEqualTo(page.select("#indicadores ~ p a").text());
        assertThat(list.select(".facets .count").eachText().toString()).contains(lights.substring(1, lights.length() - 1));
        assertThat(list.select("#filtros ~ ul").text()).contains("DIF Estatal");
    }

    @Test
    void isForInstitutionsAloneAndLinkedFromTheirPages() {
        assertThat(open("/actores/dif-estatal").select("a[href='" + DIF + "']")).hasSize(1);
        assertThat(open("/actores/martha-hurtado-hernandez").select("a[href^=/instituciones]")).isEmpty();
        assertThat(reader.ask("/instituciones/martha-hurtado-hernandez").statusCode()).isEqualTo(404);
        assertThat(reader.ask("/instituciones/nada").statusCode()).isEqualTo(404);
    }

    @Test
    void isReadByOneStatementForEachOfItsLists() {
        assertThat(statements.during(() -> reader.open(DIF))).isEqualTo(6);
    }
}
