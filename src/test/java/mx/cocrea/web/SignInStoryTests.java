package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ana signs in from a commitment, chooses the name that others will know her by, and leaves. */
@Durango
class SignInStoryTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCitizenSignsInChoosesANameAndLeaves(boolean scripts) {
        String name = scripts ? "Ana de Durango" : "Ana sin guiones";
        try (BrowserContext ana = Browsers
                .context(new NewContextOptions().setLocale("es-MX").setJavaScriptEnabled(scripts))) {
            Page page = ana.newPage();
            page.navigate(client.url("/compromisos/durango-2-c5"));
            link(page, "Iniciar sesión").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Iniciar sesión en la demostración");

            page.getByLabel("Usuario").fill("ana");
            page.getByLabel("Contraseña").fill("otra");
            button(page, "Iniciar sesión").click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).isEqualTo("El usuario o la contraseña no son de la lista.");

            page.getByLabel("Usuario").fill("ana");
            page.getByLabel("Contraseña").fill("ana-demo");
            button(page, "Iniciar sesión").click();
            assertThat(page.url()).isEqualTo(client.url("/compromisos/durango-2-c5"));

            link(page, "Mi cuenta").click();
            page.getByLabel("Nombre público").fill(name);
            button(page, "Guardar").click();
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("Se guardó.");
            assertThat(page.getByLabel("Nombre público").inputValue()).isEqualTo(name);
            if (scripts) {
                assertAccessible(page);
            }

            button(page, "Cerrar sesión").click();
            assertThat(page.url()).isEqualTo(client.url("/"));
            assertThat(link(page, "Iniciar sesión").isVisible()).isTrue();
            page.navigate(client.url("/cuenta"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Iniciar sesión en la demostración");
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()).isEmpty();
    }
}
