package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import mx.cocrea.Durango;
import mx.cocrea.identity.DemoPerson;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of notices as people have them before them: on a telephone and on a desk, in both languages. */
@Durango
class NoticeBrowserTests {

    @Autowired
    private Client client;

    @ParameterizedTest
    @CsvSource({"es-MX, 360, Seguir, Avisos", "en, 1280, Follow, Notices"})
    void isReadableByEverybody(String language, int width, String follow, String title) {
        try (BrowserContext sofia = Browsers.context(new NewContextOptions().setLocale(language).setViewportSize(width, 800))) {
            Page page = sofia.newPage();
            page.navigate(client.url("/ingresar?volver=/compromisos/durango-3-ejecutivo-1"));
            page.locator("input[name=username]").fill(DemoPerson.SOFIA.user());
            page.locator("input[name=password]").fill(DemoPerson.SOFIA.password());
            page.locator("main button").first().click();
            if (page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(follow).setExact(true)).count() > 0) {
                page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(follow).setExact(true)).click();
            }
            assertAccessible(page);

            page.navigate(client.url("/avisos"));
            assertThat(page.locator("h1").innerText()).isEqualTo(title);
            assertThat(page.locator("#sigue ~ ul li").count()).isEqualTo(1);
            assertAccessible(page);
            page.navigate(client.url("/baja/0"));
            assertAccessible(page);
        }
    }

    private static void assertAccessible(Page page) {
        Browsers.assertAccessible(page);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
    }
}
