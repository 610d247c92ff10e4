package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages in a real browser: whoever reads them, with or without a script, by mouse or keyboard, in light or dark. */
@Durango
class BrowserTests {

    @Autowired
    private Client client;

    @Autowired
    private Driver driver;

    @BeforeEach
    void takePart() {
        PageTests.takePart(driver);
    }

    static Stream<String> addresses() {
        return Stream.concat(PageTests.addresses(), Stream.of("/demo/ingresar?error=true", "/demo/codigo?code=7bJdeo-xzQ"));
    }

    /** In the dark only the colours are others, on a narrow screen only the places. */
    @ParameterizedTest
    @MethodSource("addresses")
    void isAccessibleInBothLanguagesAndColourSchemesAndFitsANarrowScreen(String address) {
        for (String language : List.of("es-MX", "en")) {
            try (BrowserContext reader = Browsers.context(
                    new Browser.NewContextOptions().setLocale(language).setColorScheme(ColorScheme.LIGHT))) {
                Page page = reader.newPage();
                page.navigate(client.url(address));

                Browsers.assertAccessible(page);

                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                assertThat(page.evaluate("""
                        axe.run({runOnly: ['color-contrast']})
                          .then((found) => found.violations.flatMap((violation) => violation.nodes.map((node) => node.html)))
                        """)).as("too little contrast in the dark").isEqualTo(List.of());

                page.setViewportSize(320, 640);
                Browsers.waitForFrame(page);
                assertThat(page.evaluate("""
                        [...document.querySelectorAll('body *:not(.wide *)')]
                          .filter((element) => element.getBoundingClientRect().right > innerWidth)
                          .map((element) => element.outerHTML.slice(0, 80))
                        """)).as("what stands out of what does not scroll by itself").isEqualTo(List.of());
            }
        }
    }

    @Test
    void aCitizenFindsWhoAnswersForTheRutaAzulApplication() {
        findsWhoAnswers(new Browser.NewContextOptions().setLocale("es-MX"));
    }

    @Test
    void aCitizenFindsItWithoutScripts() {
        findsWhoAnswers(new Browser.NewContextOptions().setLocale("es-MX").setJavaScriptEnabled(false));
    }

    private void findsWhoAnswers(Browser.NewContextOptions options) {
        try (BrowserContext citizen = Browsers.context(options)) {
            Page page = citizen.newPage();
            page.navigate(client.url("/"));
            page.getByLabel("¿Qué quiere saber?").fill("app ruta azul");
            page.getByLabel("¿Qué quiere saber?").press("Enter");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Desarrollar y difundir una App")).first().click();

            assertThat(page.locator(":target").innerText())
                    .contains("Hasta el 30 de abril de 2019", "Martha Hurtado Hernández", "José Ignacio Mendívil Buenrostro");

            page.locator(":target")
                    .getByRole(AriaRole.LINK)
                    .filter(
                            new Locator.FilterOptions().setHasText("Martha Hurtado Hernández"))
                    .click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Martha Hurtado Hernández");
        }
    }

    @Test
    void aCitizenNarrowsTheCommitmentsWhileTyping() {
        try (BrowserContext citizen = Browsers
                .context(new Browser.NewContextOptions().setLocale("es-MX").setViewportSize(1280, 900))) {
            Page page = citizen.newPage();
            page.navigate(client.url("/compromisos?plan=durango-2"));
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("8 compromisos");
            page.evaluate("document.getElementById('cuenta').same = true");

            page.getByLabel("Palabras del compromiso").pressSequentially("ruta azul");
            page.getByText("Un compromiso").waitFor();

            assertThat(page.url()).contains("q=ruta", "azul", "plan=durango-2");
            assertThat(page.locator("#resultados li").count()).isEqualTo(1);
            assertThat(page.evaluate("document.getElementById('cuenta').same")).isEqualTo(true);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("palabras");
            assertThat(page.locator("#elegidos").innerText()).contains("ruta azul");
            assertThat(page.locator("#facetas .count").first().innerText()).isEqualTo("1");
            assertThat(page.locator("#idiomas a").last().getAttribute("href")).contains("q=ruta");

            page.goBack();
            page.getByText("8 compromisos").waitFor();
            assertThat(page.getByLabel("Palabras del compromiso").inputValue()).isEmpty();
        }
    }

    @Test
    void aCitizenNarrowsTheCommitmentsWithoutScripts() {
        try (BrowserContext citizen = Browsers.context(
                new Browser.NewContextOptions().setLocale("es-MX").setJavaScriptEnabled(false).setViewportSize(360, 800))) {
            Page page = citizen.newPage();
            page.navigate(client.url("/compromisos?plan=durango-2"));
            page.getByLabel("Palabras del compromiso").fill("ruta azul");
            page.getByLabel("Palabras del compromiso").press("Enter");
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("Un compromiso");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Palabras")).click();
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("8 compromisos");

            assertThat(page.locator("#facetas").isVisible()).isFalse();
            page.locator(".facets summary").click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Congreso del Estado")).first().click();
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("3 compromisos");
        }
    }

    @Test
    void aReaderNarrowsTheCommitmentsByKeyboardAlone() {
        try (BrowserContext reader = Browsers
                .context(new Browser.NewContextOptions().setLocale("es-MX").setViewportSize(360, 800))) {
            Page page = reader.newPage();
            page.navigate(client.url("/compromisos"));
            page.getByLabel("Palabras del compromiso").focus();
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/compromisos?plan=durango-3");

            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("10 compromisos");
        }
    }

    @Test
    void aReaderComesToTheContentByKeyboardAlone() {
        try (BrowserContext reader = Browsers.context(new Browser.NewContextOptions().setLocale("es-MX"))) {
            Page page = reader.newPage();
            page.navigate(client.url("/compromisos/durango-2-c5"));
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Ir al contenido");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**/planes/durango-2");

            assertThat(page.locator("h1").innerText()).contains("2017-2019");
        }
    }
}
