package mx.cocrea.web;

import static mx.cocrea.web.Browsers.assertAccessible;
import static mx.cocrea.web.Browsers.button;
import static mx.cocrea.web.Browsers.context;
import static mx.cocrea.web.Browsers.link;
import static mx.cocrea.web.Browsers.signIn;
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

/** Sofía opens an evaluation of the third plan on her telephone, invites Elena, who rates, and closes it; all of it by pages. */
@Durango
class ExerciseStoryTests {

    @Autowired
    private Client client;

    @ParameterizedTest(name = "with scripts: {0}")
    @ValueSource(booleans = {true, false})
    void anExerciseIsOpenedRatedAndClosed(boolean scripts) {
        try (BrowserContext sofias = context(scripts); BrowserContext elenas = context(scripts)) {
            Page elena = elenas.newPage();
            elena.navigate(client.url("/cuenta"));
            signIn(elena, DemoPerson.ELENA);
            String citizen = elena.locator("a[href^='/ciudadanos/']").getAttribute("href").replace("/ciudadanos/", "");

            Page sofia = sofias.newPage();
            sofia.setViewportSize(360, 740);
            sofia.navigate(client.url("/cuenta"));
            signIn(sofia, DemoPerson.SOFIA);
            link(sofia, "Evaluaciones").click();
            assertAccessible(sofia, scripts);
            link(sofia, "Abrir una evaluación").click();
            assertFits(sofia, scripts);
            assertAccessible(sofia, scripts);
            sofia.getByLabel("Plan", new Page.GetByLabelOptions().setExact(true))
                    .selectOption(new SelectOption().setValue("durango-3"));
            sofia.getByLabel("Con la rúbrica de").selectOption(new SelectOption().setValue("inai-2020"));
            sofia.getByLabel("Título de la evaluación").fill("Por páginas");
            button(sofia, "Abrir la evaluación").click();
            assertThat(sofia.locator("#panel").innerText()).isEqualTo("Nadie revisa todavía");

            invite(sofia, "nadie");
            assertThat(sofia.locator("[role=alert]").innerText()).isEqualTo("Nadie participa con ese identificador.");
            assertThat(sofia.locator("#persona").getAttribute("aria-describedby")).startsWith("rechazado-citizen");
            assertAccessible(sofia, scripts);
            invite(sofia, citizen);
            button(sofia, "Relevar a " + sofia.locator("section:has(#panel) li a").innerText()).click();
            assertThat(sofia.locator("#panel").innerText()).isEqualTo("Nadie revisa todavía");
            invite(sofia, citizen);
            assertThat(sofia.locator("#panel").innerText()).isEqualTo("Revisa una persona");
            assertFits(sofia, scripts);
            assertAccessible(sofia, scripts);

            elena.navigate(client.url("/evaluaciones"));
            assertThat(link(elena, "Abrir una evaluación").count()).isZero();
            elena.locator("li:has-text('Le invitaron a calificar') >> text='Por páginas'").last().click();
            assertThat(link(elena, "Llevar la evaluación").count()).isZero();
            link(elena, "Calificar").first().click();
            elena.locator("input[name='atributo.inai-2020-temporalidad'][value='2']").check();
            button(elena, "Guardar las calificaciones").click();
            assertThat(elena.locator("input[name='atributo.inai-2020-temporalidad'][value='2']").isChecked()).isTrue();

            button(sofia, "Cerrarla para siempre").click();
            assertThat(sofia.locator("h1").innerText()).isEqualTo("Por páginas");
            assertThat(sofia.locator("article .facts").first().innerText()).contains("Cerrada", "Una persona revisora");
            assertThat(sofia.locator("section:has(#comparacion) .median").count()).isEqualTo(1);
            assertThat(link(sofia, "Llevar la evaluación").count()).isZero();
            assertFits(sofia, scripts);
            sofia.goBack();
            sofia.reload();
            assertThat(sofia.locator("main").innerText()).contains("Cerrada", "Alguien dejó de revisar");
            assertThat(sofia.locator("main form").count()).isZero();
            assertAccessible(sofia, scripts);
        }
    }

    private static void invite(Page page, String citizen) {
        page.getByLabel("Persona", new Page.GetByLabelOptions().setExact(true)).fill(citizen);
        button(page, "Invitar").click();
    }

    private static void assertFits(Page page, boolean scripts) {
        if (scripts) {
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
        }
    }
}
