package mx.cocrea.web;

import static mx.cocrea.web.Browsers.assertAccessible;
import static mx.cocrea.web.Browsers.button;
import static mx.cocrea.web.Browsers.context;
import static mx.cocrea.web.Browsers.link;
import static mx.cocrea.web.Browsers.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** Luis reports for the DIF that the map is there, showing nothing; Ana, who is a witness, shows that it is not, on her telephone. */
@Durango
class ProgressStoryTests {

    private static final String MAP = "/actividades/durango-2-c2-1";

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @AfterEach
    void forget() {
        driver.executableQuery("""
                MATCH (report:ProgressReport)-[:REPORTS_ON]->(:Activity {id: 'durango-2-c2-1'})
                OPTIONAL MATCH (report)<-[:ABOUT]-(event)
                OPTIONAL MATCH (report)<-[:EVIDENCE_OF]-(piece)
                DETACH DELETE report, event, piece
                """).execute();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClaimIsDisputedWithAPhotographAndBothAreShown(boolean scripts) {
        try (BrowserContext luises = context(scripts); BrowserContext anas = context(scripts)) {
            Page luis = luises.newPage();
            luis.navigate(client.url("/cuenta"));
            signIn(luis, DemoPerson.LUIS);
            TakingPartStoryTests
                    .bind(driver, luis.locator("a[href^='/ciudadanos/']").getAttribute("href").replace("/ciudadanos/", ""));
            luis.navigate(client.url(MAP));
            link(luis, "Reportar cómo va").click();
            assertThat(luis.locator("form.fields").innerText()).contains("Reporte oficial", "DIF Estatal");
            assertAccessible(luis, scripts);
            luis.getByLabel("Hecha", new Page.GetByLabelOptions().setExact(true)).check();
            luis.getByLabel("Día en que era así").fill("2019-03-20");
            luis.getByLabel("Qué se hizo").fill("El mapa está publicado.");
            button(luis, "Enviar reporte").click();
            assertThat(luis.locator("main").innerText()).contains("Reporte oficial", "El mapa está publicado.",
                    "no da evidencia");

            Page ana = anas.newPage();
            ana.setViewportSize(360, 740);
            ana.navigate(client.url(MAP));
            link(ana, "Reportar cómo va").click();
            signIn(ana, DemoPerson.ANA);
            ana.getByLabel("No hecha").check();
            ana.getByLabel("Día en que era así").fill("2019-06-01");
            ana.getByLabel("Qué se hizo").fill("En la parada no hay ningún mapa.");
            ana.getByLabel("Dirección").first().fill("https://example.org/parada.jpg");
            ana.locator("#evidencia-titulo-0").fill("La parada, sin mapa");
            assertFits(ana, scripts);
            assertAccessible(ana, scripts);
            button(ana, "Enviar reporte").click();
            assertThat(ana.locator("main").innerText()).contains("Testigo social", "La parada, sin mapa");

            ana.navigate(client.url(MAP));
            assertThat(ana.locator("#avance").innerText()).contains("El mapa está publicado.",
                    "En la parada no hay ningún mapa.");
            assertThat(ana.locator("#avance table tbody td").allInnerTexts())
                    .containsExactly("Cumplida", "Incumplida", "Incumplida");
            assertAccessible(ana, scripts);
            link(ana, "Desacuerdos").first().click();
            assertThat(ana.locator("main table").innerText()).contains("Ruta Azul", "No coinciden");
            assertFits(ana, scripts);
            assertAccessible(ana, scripts);
        }
    }

    private static void assertFits(Page page, boolean scripts) {
        if (scripts) {
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        }
    }
}
