package mx.cocrea.web;

import static mx.cocrea.web.Browsers.assertAccessible;
import static mx.cocrea.web.Browsers.button;
import static mx.cocrea.web.Browsers.context;
import static mx.cocrea.web.Browsers.link;
import static mx.cocrea.web.Browsers.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
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
        try (BrowserContext ana = context(scripts)) {
            Page page = ana.newPage();
            page.navigate(client.url("/compromisos/durango-2-c5"));
            link(page, "Iniciar sesión").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Iniciar sesión en la demostración");

            page.getByLabel("Usuario").fill("ana");
            page.getByLabel("Contraseña").fill("otra");
            button(page, "Iniciar sesión").click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).isEqualTo("El usuario o la contraseña no son de la lista.");

            signIn(page, DemoPerson.ANA);
            assertThat(page.url()).isEqualTo(client.url("/compromisos/durango-2-c5"));

            link(page, "Mi cuenta").click();
            page.getByLabel("Nombre público").fill(name);
            button(page, "Guardar").click();
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("Se guardó.");
            assertThat(page.getByLabel("Nombre público").inputValue()).isEqualTo(name);
            assertAccessible(page, scripts);

            button(page, "Cerrar sesión").click();
            assertThat(page.url()).isEqualTo(client.url("/"));
            assertThat(link(page, "Iniciar sesión").isVisible()).isTrue();
            page.navigate(client.url("/cuenta"));
            assertThat(page.locator("h1").innerText()).isEqualTo("Iniciar sesión en la demostración");
        }
    }
}
