package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The network in a real browser: a journalist follows who answers with whom. */
@Durango
class NetworkDrawingTests {

    private static final String PATH = "/red?desde=esteban-villegas-villarreal&hasta=jorge-ernesto-fabila-flores";
    private static final String CONGRESS = "/red?desde=congreso-del-estado-de-durango";
    private static final String SENTENCE = "Esteban Villegas Villarreal forma parte de Ayuntamiento de Durango";

    @Autowired
    private Client client;

    private static Browser.NewContextOptions spanish() {
        return new Browser.NewContextOptions().setLocale("es-MX").setReducedMotion(ReducedMotion.REDUCE);
    }

    @Test
    void aJournalistFindsThePathBetweenTwoPeopleAndSharesIt() {
        try (BrowserContext journalist = Browsers.context(
                spanish().setPermissions(List.of("clipboard-read", "clipboard-write")))) {
            Page page = journalist.newPage();
            findPath(page);
            waitForDrawing(page);
            assertThat(drawn(page, "edge.way")).hasSize(4);

            page.getByText("Copiar enlace").click();
            page.getByText("Enlace copiado").waitFor();
            String copied = (String) page.evaluate("navigator.clipboard.readText()");
            assertThat(copied).isEqualTo(client.url(PATH));

            Page again = journalist.newPage();
            again.navigate(copied);
            waitForDrawing(again);
            assertThat(again.locator("#frase").innerText()).isEqualTo(page.locator("#frase").innerText());
            assertThat(places(again)).isEqualTo(places(page));
        }
    }

    @Test
    void theSameIsFoundWithoutScripts() {
        try (BrowserContext journalist = Browsers.context(spanish().setJavaScriptEnabled(false))) {
            Page page = journalist.newPage();
            findPath(page);

            String address = page.getByLabel("Dirección").inputValue();
            assertThat(address).isEqualTo(client.url(PATH));
            page.navigate(address);
            assertThat(page.locator("#frase").innerText()).startsWith(SENTENCE);
            assertThat(page.locator("#dibujo").isVisible()).isFalse();

            int before = page.locator("[data-actor]").count();
            button(page, "Ayuntamiento de Durango").click();
            assertThat(page.locator("[data-actor]").count()).isGreaterThan(before);
            assertThat(page.url()).isEqualTo(client.url(PATH + "&abiertos=ayuntamiento-de-durango"));
        }
    }

    private void findPath(Page page) {
        page.navigate(client.url("/red"));
        page.getByLabel("Nombre de una persona").fill("villegas villarreal");
        page.getByLabel("Nombre de una persona").press("Enter");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Esteban Villegas Villarreal")).click();
        page.getByLabel("Nombre de una persona").fill("fabila");
        page.getByLabel("Nombre de una persona").press("Enter");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Jorge Ernesto Fabila Flores")).first().click();

        assertThat(page.locator("#frase").innerText())
                .startsWith(SENTENCE)
                .endsWith("responde con Jorge Ernesto Fabila Flores de 3 actividades.");
    }

    @Test
    void aClickInTheDrawingGrowsTheNetworkTheListAndTheAddress() {
        try (BrowserContext journalist = Browsers.context(spanish())) {
            List<String> complaints = new ArrayList<>();
            Page page = journalist.newPage();
            page.onConsoleMessage(message -> complain(message, complaints));
            page.onPageError(complaints::add);
            page.navigate(client.url(CONGRESS));
            waitForDrawing(page);
            List<String> before = drawn(page, "node");
            String neighbour = before.stream()
                    .filter(id -> id.contains("instituto-duranguense"))
                    .findFirst()
                    .orElse(before.get(1));

            page.evaluate("document.querySelector('#lienzo').scrollIntoView({ block: 'center' })");
            Browsers.waitForFrame(page);
            Map<?, ?> place = (Map<?, ?>) page.evaluate(
                    """
                            (id) => {
                              const canvas = document.querySelector('#lienzo');
                              const box = canvas.getBoundingClientRect();
                              const at = canvas._cyreg.cy.getElementById(id).renderedPosition();
                              return { x: box.x + at.x, y: box.y + at.y };
                            }""",
                    neighbour);
            page.mouse().click(number(place, "x"), number(place, "y"));
            page.waitForURL("**" + CONGRESS + "&abiertos=" + neighbour);
            page.locator("#aviso").filter(new Locator.FilterOptions().setHasText("actores a la vista")).waitFor();

            assertThat(drawn(page, "node")).containsAll(before).hasSizeGreaterThan(before.size());
            assertThat(page.locator("[data-actor]").count()).isEqualTo(drawn(page, "node").size());
            assertThat(complaints).isEmpty();

            Page again = journalist.newPage();
            again.navigate(page.getByLabel("Dirección").inputValue());
            waitForDrawing(again);
            assertThat(places(again)).isEqualTo(places(page));
        }
    }

    @Test
    void theKeyboardAloneGrowsTheNetworkFromTheListAndFromTheDrawing() {
        try (BrowserContext reader = Browsers.context(spanish())) {
            Page page = reader.newPage();
            page.navigate(client.url(CONGRESS));
            waitForDrawing(page);
            int before = drawn(page, "node").size();

            page.locator("#lista button[name=abiertos]").first().focus();
            page.keyboard().press("Enter");
            page.waitForURL("**&abiertos=*");
            page.locator("#aviso").filter(new Locator.FilterOptions().setHasText("actores a la vista")).waitFor();
            assertThat(page.evaluate("document.activeElement.dataset.actor"))
                    .isEqualTo(page.evaluate("new URLSearchParams(location.search).get('abiertos')"));
            assertThat(drawn(page, "node").size()).isGreaterThanOrEqualTo(before);

            page.locator("#lienzo").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            String at = drawn(page, "node.at").getFirst();
            assertThat(page.locator("#aviso").innerText()).isEqualTo(page.locator("#actor-" + at + " > a").innerText());
        }
    }

    @Test
    void aNameIsTextWhateverItHolds() {
        String name = "\\\"><img src=x onerror=document.title=1>";
        try (BrowserContext reader = Browsers.context(spanish())) {
            Page page = reader.newPage();
            page.route("**/graphql", route -> {
                String body = route.fetch().text().replace("Congreso del Estado de Durango", name);
                route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(body));
            });
            page.navigate(client.url(CONGRESS));
            waitForDrawing(page);
            page.locator("#lienzo").focus();
            page.keyboard().press("ArrowRight");

            assertThat(page.locator("#aviso").innerText()).contains("><img src=x onerror=");
            assertThat(page.locator("main img").count()).isZero();
            assertThat(page.title()).endsWith("Cocrea");
        }
    }

    private static Locator button(Page page, String actor) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Abrir su red " + actor).setExact(true));
    }

    private static void waitForDrawing(Page page) {
        page.locator("#lienzo canvas").first().waitFor();
        // It is fitted once more in the first frame.
        Browsers.waitForFrame(page);
    }

    @SuppressWarnings("unchecked")
    private static List<String> drawn(Page page, String selector) {
        return (List<String>) page.evaluate(
                "(selector) => document.querySelector('#lienzo')._cyreg.cy.elements(selector).map((one) => one.id())", selector);
    }

    private static Object places(Page page) {
        return page.evaluate(
                "JSON.stringify(document.querySelector('#lienzo')._cyreg.cy.nodes().map((one) => [one.id(), one.position()]))");
    }

    private static double number(Map<?, ?> place, String name) {
        return place.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static void complain(ConsoleMessage message, List<String> complaints) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }
}
