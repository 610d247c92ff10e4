package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;

/** Somebody with a browser of their own, which keeps cookies, reads Spanish and has no scripts. */
public final class Visitor {

    private final UnaryOperator<String> site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient following = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NORMAL).build();
    private final HttpClient staying = HttpClient.newBuilder().cookieHandler(cookies).build();

    /** @param site turns a path into an address */
    public Visitor(UnaryOperator<String> site) {
        this.site = site;
    }

    /** Opens a page, wherever it leads. */
    public HttpResponse<String> open(String path) {
        return send(following, request(path));
    }

    /** Asks for a page, and sees what comes first. */
    public HttpResponse<String> ask(String path) {
        return send(staying, request(path));
    }

    /** Sends what another site's form might, with no more than this. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(staying, request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields))));
    }

    /** Fills in the form of a page that goes to a path, and sends it with all that it holds besides. */
    public HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> fields) {
        return submit(page, path, fields, Map.of());
    }

    /** As the other, with more than the form has. */
    public HttpResponse<String> submit(
            HttpResponse<String> page, String path, Map<String, String> fields, Map<String, String> more) {
        Elements form = document(page).select("form[method=post][action=" + path + "]");
        assertThat(form).as("the form to %s in %s", path, page.body()).hasSize(1);
        Map<String, String> sent = new HashMap<>();
        form.select("input[type=radio][name], input[type=checkbox][name], button[name]").forEach(choice -> {
            if (fields.containsKey(choice.attr("name")) || choice.hasAttr("checked")) {
                sent.put(choice.attr("name"), choice.attr("value"));
            }
        });
        form.select("input[name]:not([type=radio]):not([type=checkbox])")
                .forEach(input -> sent.putIfAbsent(input.attr("name"), input.attr("value")));
        form.select("textarea[name]").forEach(area -> sent.put(area.attr("name"), area.wholeText()));
        form.select("select[name]").forEach(select -> sent.put(select.attr("name"), select.select("option").attr("value")));
        assertThat(sent.keySet()).containsAll(fields.keySet());
        sent.putAll(fields);
        assertThat(sent).doesNotContainKeys(more.keySet().toArray(String[]::new));
        sent.putAll(more);
        return send(following, request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(sent))));
    }

    /** Signs in to the demo, from a page and back to it. */
    public HttpResponse<String> signIn(DemoPerson person, String page) {
        HttpResponse<String> asked = open("/ingresar?volver=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
        return submit(asked, "/demo/ingresar", Map.of("username", person.user(), "password", person.password()));
    }

    /** Their session; empty where they have none. */
    public String session() {
        return cookies.getCookieStore()
                .getCookies()
                .stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public static Document document(HttpResponse<String> page) {
        return Jsoup.parse(page.body(), page.uri().toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site.apply(path))).header("Accept", "text/html").header("Accept-Language", "es");
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
