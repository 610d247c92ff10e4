package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser in which somebody fills in an identity provider's forms on the way to the pages of Cocrea (RFC 6749, 4.1, and RFC 7636). */
final class KeycloakVisitor {

    static final String REDIRECT = "http://localhost:8080/ingresar/codigo";
    private static final Pattern CODE = Pattern.compile("[?&]code=(?<code>[^&]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
    private final URI issuer;

    KeycloakVisitor(Keycloak keycloak) {
        this.issuer = URI.create(keycloak.issuer() + "/");
    }

    /** What comes of signing in: the answer to the form, which leads back with a code where all was right. */
    HttpResponse<String> signIn(String email, String password, String scope) {
        return submit(open("auth", scope), Map.of("username", email, "password", password));
    }

    /** Signs up, which ends where a message was sent. */
    void signUp(String email) {
        String next = submit(open("registrations", "openid"), Map.of("email", email)).headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(next).contains("execution=VERIFY_EMAIL");
        follow(URI.create(next));
    }

    /** The form behind an address that was sent to them, in which they choose a password. */
    Document follow(URI address) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address));
        while (answer.headers().firstValue("Location").isPresent()) {
            answer = send(HttpRequest.newBuilder(answer.headers().firstValue("Location").map(URI::create).orElseThrow()));
        }
        return Jsoup.parse(answer.body());
    }

    /** What comes of choosing a password: back with a code where it is long enough. */
    HttpResponse<String> choose(Document form, String password) {
        return submit(form, Map.of("password-new", password, "password-confirm", password));
    }

    /** The tokens that a program gets for whom it sent to sign in. */
    JsonNode tokens(String email, String scope) {
        HttpResponse<String> back = signIn(email, Keycloak.PASSWORD, scope);
        Matcher code = CODE.matcher(back.headers().firstValue("Location").orElseThrow());
        assertThat(code.find()).isTrue();
        return JsonMapper.shared()
                .readTree(send(form(at("token"), Map.of(
                        "grant_type", "authorization_code", "client_id", "cocrea-web", "redirect_uri", REDIRECT, "code",
                        code.group("code"),
                        "code_verifier", verifier))).body());
    }

    /** The access token for a program that may do what these scopes say. */
    String token(String email, String scope) {
        return tokens(email, "openid " + scope).path("access_token").asString();
    }

    private Document open(String way, String scope) {
        Map<String, String> question = Map.of(
                "client_id", "cocrea-web", "response_type", "code", "scope", scope, "redirect_uri", REDIRECT, "code_challenge",
                challenge(),
                "code_challenge_method", "S256");
        return Jsoup.parse(send(HttpRequest.newBuilder(URI.create(at(way) + "?" + encoded(question)))).body());
    }

    private HttpResponse<String> submit(Document page, Map<String, String> filledIn) {
        return send(form(URI.create(page.select("form[method=post]").attr("action")), filledIn));
    }

    private URI at(String way) {
        return issuer.resolve("protocol/openid-connect/" + way);
    }

    private String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static HttpRequest.Builder form(URI address, Map<String, String> filledIn) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(filledIn)));
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet()
                .stream()
                .map(value -> value.getKey() + "=" + URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Cookies that want a secure way are sent on this machine too, as browsers do and the JDK's own do not. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
            return answer;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
