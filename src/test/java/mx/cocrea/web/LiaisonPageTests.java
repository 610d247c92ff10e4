package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator appoints Sofía a liaison of the Congress, and of an organisation, and relieves her. */
@Durango
class LiaisonPageTests {

    private static final String CONGRESS = "congreso-del-estado-de-durango";

    @Autowired
    private Client client;

    @ParameterizedTest(name = "with scripts: {0}")
    @ValueSource(booleans = {true, false})
    void appointsAndRelieves(boolean scripts) {
        String sofia;
        try (BrowserContext browser = Browsers.context(scripts)) {
            Page page = browser.newPage();
            page.navigate(client.url("/ingresar?volver=/enlaces"));
            Browsers.signIn(page, DemoPerson.SOFIA);
            assertThat(page.locator("main h1").innerText()).doesNotContain("Enlaces");
            page.navigate(client.url("/cuenta"));
            assertThat(page.locator("a[href='/enlaces']").count()).isZero();
            sofia = page.locator("#propuestas ~ p a").first().getAttribute("href").replaceFirst(".*/", "");
        }
        try (BrowserContext browser = Browsers.context(scripts)) {
            Page page = browser.newPage();
            page.navigate(client.url("/ingresar?volver=/cuenta"));
            Browsers.signIn(page, DemoPerson.ADELA);
            Browsers.link(page, "Enlaces").click();
            Browsers.assertAccessible(page, scripts);

            page.locator("#persona").fill("nadie");
            page.locator("#institucion").selectOption(new SelectOption().setValue(CONGRESS));
            Browsers.button(page, "Nombrar").click();
            assertThat(page.locator("[role=alert]").innerText()).startsWith("No se encontró");
            assertThat(page.locator("#institucion").inputValue()).isEqualTo(CONGRESS);
            page.locator("#persona").fill(sofia);
            Browsers.button(page, "Nombrar").click();

            assertThat(page.locator("[role=status]").innerText()).isEqualTo("Está hecho.");
            page.navigate(client.url("/enlaces?institucion=" + CONGRESS));
            assertThat(page.locator("#enlaces").innerText()).isEqualTo("Un enlace");
            Browsers.assertAccessible(page, scripts);

            page.locator("ul.list button").click();
            page.navigate(client.url("/enlaces?institucion=" + CONGRESS));
            assertThat(page.locator("#enlaces").innerText()).isEqualTo("Ningún enlace");

            page.locator("#persona").fill(sofia);
            page.locator("#institucion").selectOption(new SelectOption().setValue("colecc"));
            Browsers.button(page, "Nombrar").click();
            page.navigate(client.url("/enlaces?institucion=colecc"));
            assertThat(page.locator("ul.list li").innerText()).contains("COLECC");
            page.locator("ul.list button").click();
            page.navigate(client.url("/enlaces?institucion=colecc"));
            assertThat(page.locator("#enlaces").innerText()).isEqualTo("Ningún enlace");
        }
    }
}
