package mx.cocrea.web;

import static mx.cocrea.web.Browsers.assertAccessible;
import static mx.cocrea.web.Browsers.button;
import static mx.cocrea.web.Browsers.context;
import static mx.cocrea.web.Browsers.link;
import static mx.cocrea.web.Browsers.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import mx.cocrea.Durango;
import mx.cocrea.MovableClock;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * Sofía follows what Ana proposes, which Luis answers late for the DIF; what Ana says of it is reported by Sofía and hidden by Mario, and
 * Marta gives it back.
 */
@Durango
@Import(MovableClock.class)
@TestPropertySource(properties = "cocrea.notifications.every=500ms")
class AppealStoryTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

    /** The twentieth working day after that Friday. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 14);

    private static final String DIF = "/actores/dif-estatal";
    private static final String QUEUE = "/moderacion";
    private static final String LOG = "/moderacion/registro";

    @Autowired
    private Client client;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Driver driver;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLateAnswerIsSeenAndAHiddenCommentComesBack(boolean scripts) {
        String title = scripts ? "Asientos en cada parada de la Ruta Azul" : "Asientos en cada parada, sin guiones";
        String said = scripts ? "Quien contestó es un holgazán." : "Quien contestó tarde es un holgazán.";
        clock.moveTo(FRIDAY);
        try (BrowserContext anas = context(scripts);
                BrowserContext sofias = context(scripts);
                BrowserContext luises = context(scripts);
                BrowserContext marios = context(scripts);
                BrowserContext martas = context(scripts)) {
            Page ana = signedIn(anas, DemoPerson.ANA, "/propuestas/nueva?para=durango-2-c2");
            ana.getByLabel("Qué propone, en una línea").fill(title);
            ana.getByLabel("El problema").fill(title + ": la gente mayor espera de pie.");
            ana.getByLabel("La solución").fill("Una banca en cada parada.");
            button(ana, "Guardar el borrador").click();
            button(ana, "Presentar la propuesta").click();
            String proposal = ana.url().replace(client.url(""), "");
            Page sofia = signedIn(sofias, DemoPerson.SOFIA, proposal);
            assertThat(sofia.locator("header.lead").innerText()).contains("Deben responder a más tardar el 14 de diciembre");
            button(sofia, "Seguir").click();
            assertThat(sofia.locator("form.follow").innerText()).contains("Usted sigue esto.");

            clock.moveTo(LAST_DAY.plusDays(1));
            sofia.reload();
            assertThat(sofia.locator("header.lead").innerText()).contains("Sin respuesta: venció el 14 de diciembre de 2026");
            sofia.navigate(client.url(DIF));
            assertThat(sofia.locator("section[aria-labelledby=propuestas] ol").innerText()).contains(title);
            assertAccessible(sofia, scripts);
            notice(sofia, "Venció el plazo para contestar la propuesta «" + title + "»");

            Page luis = signedIn(luises, DemoPerson.LUIS, "/cuenta");
            TakingPartStoryTests
                    .bind(driver, luis.locator("a[href^='/ciudadanos/']").getAttribute("href").replace("/ciudadanos/", ""));
            luis.navigate(client.url(proposal));
            luis.getByLabel("La acepta").check();
            luis.getByLabel("Razones").fill("Hay presupuesto para hacerlo.");
            button(luis, "Publicar la respuesta").click();
            assertThat(luis.locator("header.lead").innerText()).contains("Aceptada",
                    "Respondida tarde: venció el 14 de diciembre");
            notice(sofia, "Una institución contestó la propuesta «" + title + "»").click();
            assertThat(sofia.locator("h1").innerText()).isEqualTo(title);
            assertThat(sofia.locator("section[aria-labelledby=respuestas]").innerText())
                    .contains("Hay presupuesto para hacerlo.");

            ana.reload();
            ana.getByLabel("Su comentario").fill(said);
            ana.getByLabel("En contra").last().check();
            button(ana, "Comentar").click();
            String whole = comments(ana).innerText();
            assertThat(whole).contains("En contra", said);

            sofia.reload();
            link(sofia, "Reportar").last().click();
            assertThat(sofia.locator("blockquote").innerText()).contains(said);
            sofia.getByLabel("Insultos, amenazas").check();
            sofia.getByLabel("Qué quiere añadir").fill("Es un insulto.");
            assertAccessible(sofia, scripts);
            button(sofia, "Reportar").click();
            assertThat(sofia.locator("[role=status]").innerText()).startsWith("Gracias.");

            Page mario = signedIn(marios, DemoPerson.MARIO, QUEUE);
            Locator waiting = waiting(mario, said);
            assertThat(waiting.innerText()).contains("Reportado", title, "Es un insulto.");
            assertAccessible(mario, scripts);
            waiting.getByLabel("No mostrarlo").check();
            waiting.getByLabel("Regla que rompe").selectOption("HARASSMENT");
            decide(waiting, "Insulta a quien responde.");
            assertThat(mario.locator("[role=status]").innerText()).isEqualTo("Quedó decidido.");
            assertThat(waiting.count()).isZero();

            sofia.navigate(client.url(proposal));
            assertThat(comments(sofia).innerText()).contains("Moderación lo ocultó. Regla que rompe: Insultos")
                    .doesNotContain(said);
            assertAccessible(sofia, scripts);
            comments(sofia).getByText("Insultos, amenazas").click();
            assertThat(sofia.url()).startsWith(client.url(LOG + "#"));
            assertThat(decision(sofia)).contains("Comentario no se muestra", "Insulta a quien responde.").doesNotContain(said);

            notice(ana, "Moderación ocultó un texto suyo");
            ana.navigate(client.url("/cuenta"));
            assertThat(ana.locator("#decisiones").innerText()).contains(said, "Insulta a quien responde.");
            assertAccessible(ana, scripts);
            ana.getByLabel("Si no está de acuerdo").fill("Hablo del plazo, no de una persona.");
            button(ana, "Apelar").click();
            assertThat(ana.locator("#decisiones").innerText()).contains("Se apeló el");

            mario.navigate(client.url(QUEUE));
            assertThat(waiting.innerText()).contains("Apelado", "Hablo del plazo", "Le toca a otra persona de moderación");
            Page marta = signedIn(martas, DemoPerson.MARTA, QUEUE);
            waiting(marta, said).getByLabel("Mostrarlo de nuevo, entero").check();
            assertAccessible(marta, scripts);
            decide(waiting(marta, said), "No nombra a nadie.");

            ana.navigate(client.url(proposal));
            assertThat(comments(ana).innerText()).isEqualTo(whole);
            ana.navigate(client.url(LOG));
            assertThat(decision(ana)).contains("Se muestra de nuevo, entero.", "No nombra a nadie.").doesNotContain(said);
        }
    }

    private Page signedIn(BrowserContext browser, DemoPerson person, String path) {
        Page page = browser.newPage();
        page.navigate(client.url(path));
        if (page.getByLabel("Contraseña").count() == 0) {
            link(page, "Iniciar sesión").click();
        }
        signIn(page, person);
        return page;
    }

    /** The first of somebody's notices, as soon as it is this. */
    private Locator notice(Page page, String text) {
        return await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
            page.navigate(client.url("/avisos"));
            return page.locator("ol.notices > li").first().getByText(text);
        }, found -> found.count() == 1);
    }

    private static Locator comments(Page page) {
        return page.locator("#comentarios .thread");
    }

    private static Locator waiting(Page page, String said) {
        return page.locator("article.case").filter(new Locator.FilterOptions().setHasText(said));
    }

    private static void decide(Locator waiting, String reason) {
        waiting.locator("textarea").fill(reason);
        waiting.locator("form button").click();
    }

    /** The last decision of the public log. */
    private static String decision(Page page) {
        return page.locator("section[aria-labelledby=decisiones] li").first().innerText();
    }
}
