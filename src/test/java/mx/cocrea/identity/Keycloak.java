package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak that forgets all when it ends, with the realm that docker-compose.yml imports: the distribution that the build unpacked. */
final class Keycloak implements AutoCloseable {

    static final Path REALM = Path.of("src/docker/keycloak/cocrea-realm.json");

    /** One that the realm takes. */
    static final String PASSWORD = "una frase larga";

    private static final Path HOME = Path.of("target/keycloak");
    private static final Path LOG = Path.of("target/keycloak.log");
    private static final Pattern LINK = Pattern.compile("http://\\S+");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String ADMINISTRATOR = "admin";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String password = UUID.randomUUID().toString();
    private final int port = freePort();
    private final Process process;

    /** Starts it; it answers when this returns. */
    Keycloak() {
        mail.start();
        try (Stream<Path> unpacked = Files.list(HOME)) {
            Path home = unpacked.findFirst().orElseThrow().toAbsolutePath();
            Files.copy(REALM, Files.createDirectories(home.resolve("data/import")).resolve(REALM.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder command = new ProcessBuilder(
                    home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm", "--db=dev-mem", "--http-host=127.0.0.1",
                    "--http-port=" + port).redirectErrorStream(true).redirectOutput(LOG.toFile());
            command.environment()
                    .putAll(Map.of(
                            "JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS_KC_HEAP", "-Xmx512m",
                            "COCREA_MAIL_HOST", "127.0.0.1", "COCREA_MAIL_PORT", String.valueOf(mail.getSmtp().getPort()),
                            "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR, "KC_BOOTSTRAP_ADMIN_PASSWORD", password));
            process = command.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        awaitAnswer();
    }

    /** Whether the tests that need it are to run: it was unpacked, or somebody insists. */
    static boolean isExpected() {
        return Files.isDirectory(HOME) || "true".equals(System.getenv("CI"));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void awaitAnswer() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answersSoon()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IllegalStateException("Keycloak did not start; see " + LOG);
            }
        }
    }

    private boolean answersSoon() {
        try {
            Thread.sleep(PAUSE);
            return http.send(HttpRequest.newBuilder(URI.create(issuer())).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/cocrea";
    }

    /** The address in the message that it sent to somebody, by which they show that it reached them. */
    URI linkSentTo(String email) throws IOException, MessagingException {
        MimeMultipart message = (MimeMultipart) mail.getReceivedMessagesForDomain(email)[0].getContent();
        Matcher link = LINK.matcher(message.getBodyPart(0).getContent().toString());
        assertThat(link.find()).isTrue();
        return URI.create(link.group());
    }

    /** Makes an account for somebody who has verified their address, with roles that an administrator gave them. */
    void add(String email, String chosen, Role... roles) {
        URI user = administer("POST", "/users", Map.of(
                "username", email, "email", email, "emailVerified", true, "enabled", true, "credentials",
                List.of(Map.of("type", "password", "value", chosen)))).headers()
                .firstValue("Location")
                .map(URI::create)
                .orElseThrow();
        List<JsonNode> given = Stream.of(roles)
                .map(role -> json.readTree(
                        administer("GET", "/roles/" + role.name().toLowerCase(Locale.ROOT), "").body()))
                .toList();
        administer("POST", user.getPath().replaceFirst(".*/users/", "/users/") + "/role-mappings/realm", given);
    }

    /** Signs from now on with a key that was not there before. */
    void rotateKeys() {
        administer("POST", "/components", Map.of(
                "name", "newer", "providerId", "rsa-generated", "providerType", "org.keycloak.keys.KeyProvider", "config",
                Map.of("priority", List.of("1000"))));
    }

    private HttpResponse<String> administer(String method, String path, Object body) {
        String token = token("master", Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", ADMINISTRATOR, "password", password))
                .path("access_token")
                .asString();
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/realms/cocrea" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json.writeValueAsString(body))));
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    /** A token that somebody gets through a program that is not Cocrea's. */
    String tokenForAnother(String email) {
        return token("cocrea", Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", email, "password", PASSWORD)).path("access_token")
                .asString();
    }

    private JsonNode token(String realm, Map<String, String> form) {
        return json.readTree(send(KeycloakVisitor.form(
                URI.create("http://127.0.0.1:" + port + "/realms/" + realm + "/protocol/openid-connect/token"), form)).body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        mail.stop();
    }
}
