package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.cocrea.identity.DemoPerson;
import org.jspecify.annotations.Nullable;

/** The browser of this machine, started once for all tests that look at pages, and what people do with it in each. */
final class Browsers {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private static @Nullable Browser browser;

    private Browsers() {}

    /** Somebody's browser, with nothing kept from anybody else's; skips the test where there is none and nobody insists. */
    static synchronized BrowserContext context(Browser.NewContextOptions options) {
        if (browser == null) {
            browser = start();
        }
        return browser.newContext(options);
    }

    /** Somebody's browser that asks for Spanish, with scripts or without. */
    static BrowserContext context(boolean scripts) {
        return context(new Browser.NewContextOptions().setLocale("es-MX").setJavaScriptEnabled(scripts));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Fills in the page of signing in to the demo, where it is open. */
    static void signIn(Page page, DemoPerson person) {
        page.getByLabel("Usuario").fill(person.user());
        page.getByLabel("Contraseña").fill(person.password());
        button(page, "Iniciar sesión").click();
    }

    /** Looks at a page as axe-core does, which is a script itself. */
    static void assertAccessible(Page page, boolean scripts) {
        if (scripts) {
            assertAccessible(page);
        }
    }

    /** Looks at a page as axe-core does, all at once: pages have no frames, for which it would open another page each time. */
    static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .setLegacyMode(true)
                .analyze()
                .getViolations()).as(page.url()).isEmpty();
    }

    /** Waits until the page has drawn what has just happened to it. */
    static void waitForFrame(Page page) {
        page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    private static Browser start() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent() || "true".equals(System.getenv("CI")),
                "no browser is there: install Chromium (on Debian, apt install chromium) to run these tests");
        // Both end with this process.
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }
}
