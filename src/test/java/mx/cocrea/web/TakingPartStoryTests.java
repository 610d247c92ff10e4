package mx.cocrea.web;

import static mx.cocrea.web.Browsers.assertAccessible;
import static mx.cocrea.web.Browsers.button;
import static mx.cocrea.web.Browsers.context;
import static mx.cocrea.web.Browsers.link;
import static mx.cocrea.web.Browsers.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** Ana comments and proposes, Sofía supports, Luis answers for the DIF, and Ana says whether that answers her question. */
@Durango
class TakingPartStoryTests {

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCitizenProposesAndIsAnswered(boolean scripts) {
        PageTests.takePart(driver);
        String title = scripts ? "Horarios en cada parada de la Ruta Azul" : "Horarios en cada parada, sin guiones";
        String said = scripts ? "Mi abuela usa la Ruta Azul." : "Mi vecina usa la Ruta Azul.";
        try (BrowserContext ana = context(scripts);
                BrowserContext sofia = context(scripts);
                BrowserContext luis = context(scripts)) {
            Page page = ana.newPage();
            page.navigate(client.url("/compromisos/durango-2-c2"));
            link(page, "Inicie sesión para comentar").click();
            signIn(page, DemoPerson.ANA);
            assertThat(page.url()).isEqualTo(client.url("/compromisos/durango-2-c2#comentarios"));
            page.getByLabel("Su comentario").fill(said);
            page.getByLabel("A favor", new Page.GetByLabelOptions().setExact(true)).check();
            button(page, "Comentar").click();
            Locator comment = page.locator(".thread > li").filter(new Locator.FilterOptions().setHasText(said));
            assertThat(comment.innerText()).contains("A favor", said);
            assertAccessible(page, scripts);

            comment.getByText("Editar o retirar").click();
            page.getByLabel("Su comentario").first().fill(said + " Y yo *también*.");
            button(page, "Guardar").click();
            assertThat(page.locator("article .said").innerText()).isEqualTo(said + " Y yo también.");
            assertThat(page.locator("article").innerText()).contains("editado el");
            assertAccessible(page, scripts);

            page.navigate(client.url("/compromisos/durango-2-c2"));
            link(page, "Proponer algo").click();
            page.getByLabel("Qué propone, en una línea").fill(title);
            page.getByLabel("El problema").fill("Nadie sabe a qué hora pasa.");
            page.getByLabel("La solución").fill("Un horario en cada parada.");
            page.getByLabel("Dirección 1").fill("https://example.org/fotos");
            page.getByLabel("Qué hay en ella, 1").fill("Fotos de las paradas");
            assertAccessible(page, scripts);
            button(page, "Guardar el borrador").click();
            assertThat(page.locator("main").innerText()).contains("Borrador", "Si alguna dice lo mismo");
            assertThat(page.locator("section[aria-labelledby=parecidas] a").allInnerTexts())
                    .contains("Horarios \"claros\" en cada parada");
            assertAccessible(page, scripts);
            button(page, "Presentar la propuesta").click();
            assertThat(page.locator("header.lead").innerText()).contains("Presentada", "Deben responder a más tardar");
            String proposal = page.url();

            Page support = sofia.newPage();
            support.navigate(proposal);
            link(support, "Inicie sesión para apoyarla").click();
            signIn(support, DemoPerson.SOFIA);
            button(support, "Apoyar").click();
            assertThat(support.locator("#apoyo").innerText()).contains("Un apoyo", "Usted la apoya.");
            button(support, "Tomarla a revisión").click();
            assertThat(support.locator("header.lead").innerText()).contains("En revisión");

            Page answer = luis.newPage();
            answer.navigate(client.url("/cuenta"));
            signIn(answer, DemoPerson.LUIS);
            bind(driver, answer.locator("a[href^='/ciudadanos/']").getAttribute("href").replace("/ciudadanos/", ""));
            answer.navigate(proposal);
            answer.getByLabel("La acepta").check();
            answer.getByLabel("Razones").fill("Hay presupuesto para hacerlo.");
            answer.locator("input[name=actividades]").first().check();
            answer.getByLabel("Fecha en la que estará hecho").fill("2099-12-31");
            assertAccessible(answer, scripts);
            button(answer, "Publicar la respuesta").click();
            assertThat(answer.locator("section[aria-labelledby=respuestas]").innerText())
                    .contains("La acepta", "DIF Estatal", "Hay presupuesto", "31 de diciembre de 2099");
            assertThat(answer.locator("#responder").count()).isZero();

            page.navigate(proposal);
            assertThat(page.locator("header.lead").innerText()).contains("Aceptada", "Respondida a tiempo", "Un apoyo");
            button(page, "Sí, lo contesta").click();
            assertThat(page.locator("section[aria-labelledby=respuestas]").innerText())
                    .contains("Quien la propuso considera que contesta lo que planteó.");
            assertThat(page.locator("section[aria-labelledby=historial] strong").allInnerTexts())
                    .containsExactly("Respondió una institución", "Se empezó a revisar", "Se presentó");
            assertAccessible(page, scripts);
        }
    }

    /** Makes somebody act for the DIF, as an administrator does. */
    static void bind(Driver driver, String citizen) {
        driver.executableQuery("""
                MATCH (citizen:Citizen {id: $citizen}), (dif:Institution {id: 'dif-estatal'})
                MERGE (citizen)-[:ACTS_FOR]->(dif)
                """).withParameters(Map.of("citizen", citizen)).execute();
    }
}
