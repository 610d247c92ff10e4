package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import mx.cocrea.Durango;
import mx.cocrea.Tables;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

/** What robots are told. */
@Durango
class SitemapTests {

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @Autowired
    private Pages pages;

    @Test
    void namesEveryPageOnceWithItsLanguages() {
        Answer answer = client.send(client.request("/sitemap.xml"));
        Document sitemap = Jsoup.parse(answer.http().body(), Parser.xmlParser());
        List<String> addresses = sitemap.select("url > loc").eachText();
        addresses.removeIf(address -> address.contains("/propuestas/") || address.contains("/evaluaciones/"));

        List<String> expected = new ArrayList<>(
                List.of("/", "/compromisos", "/indicadores", "/huecos", "/continuidad", "/propuestas", "/actores", "/red", "/ods",
                        "/cifras", "/evaluaciones", "/dinero",
                        "/datos"));
        Tables.rows("plans").forEach(plan -> expected.add("/planes/" + plan.get("id")));
        Tables.rows("programmes").forEach(programme -> expected.add("/programas/" + programme.get("id")));
        Tables.rows("ods-goals").forEach(goal -> expected.add("/ods/" + goal.get("number")));
        Tables.rows("commitments").forEach(commitment -> expected.add("/compromisos/" + commitment.get("id")));
        Tables.rows("activities").forEach(activity -> expected.add("/actividades/" + activity.get("id")));
        Tables.rows("indicators").forEach(indicator -> expected.add("/indicadores/" + indicator.get("id")));
        Tables.rows("institutions").forEach(institution -> expected.add("/instituciones/" + institution.get("id")));
        for (String table : List.of("people", "institutions", "organisations", "bodies")) {
            Tables.rows(table).forEach(actor -> expected.add("/actores/" + actor.get("id")));
        }
        assertThat(answer.header("Content-Type")).startsWith("text/xml");
        assertThat(new HashSet<>(addresses)).hasSameSizeAs(addresses);
        assertThat(addresses).containsExactlyInAnyOrderElementsOf(expected.stream().map(client::url).toList());
        assertThat(sitemap.expectFirst("url").select("xhtml|link").eachAttr("href"))
                .containsExactly(client.url("/?idioma=es"), client.url("/?idioma=en"));
    }

    @Test
    void namesThePagesOfProposalsAndEvaluations() {
        PageTests.takePart(driver);

        assertThat(new SitemapPaths(pages, Clock.systemUTC()).all(new MockHttpServletRequest()))
                .contains("/propuestas/muestra-abierta", "/propuestas/muestra-aceptada", "/evaluaciones/inai-2020");
    }

    @Test
    void keepsRobotsOutOfWhatIsNotForThem() {
        Answer robots = client.send(client.request("/robots.txt"));

        assertThat(robots.header("Content-Type")).startsWith("text/plain");
        assertThat(robots.http().body().lines()).containsExactly(
                "User-agent: *", "Disallow: /explorador", "Disallow: /graphql", "Disallow: /ingresar", "",
                "Sitemap: " + client.url("/sitemap.xml"));
    }

    @Test
    void isAnIndexWhereThereAreTooManyPagesForOneFile() throws IOException {
        StringWriter index = new StringWriter();
        SitemapFiles.writeIndex(2, "https://example.org", index);
        StringWriter part = new StringWriter();
        SitemapFiles.write(Collections.nCopies(SitemapFiles.MOST, "/actores/" + "x".repeat(60)), "https://example.org", part);

        assertThat(Jsoup.parse(index.toString(), Parser.xmlParser()).select("sitemapindex > sitemap > loc").eachText())
                .containsExactly("https://example.org/sitemap.xml?parte=1", "https://example.org/sitemap.xml?parte=2");
        assertThat(part.toString().length()).as("the protocol's 50 MB").isLessThan(50 * 1024 * 1024);
    }
}
