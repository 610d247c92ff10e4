package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks plain HTTP to the application under test. */
@TestComponent
public class Client {

    static final String JSON = "application/json";
    static final String GRAPHQL = "application/graphql-response+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final IntSupplier port;
    private final @Nullable String token;

    @Autowired
    Client(Environment environment) {
        this(() -> environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** Speaks to an application in another process. */
    public Client(IntSupplier port) {
        this(port, null);
    }

    private Client(IntSupplier port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** The same for somebody who signs in by a token. */
    public Client as(String token) {
        return new Client(port, token);
    }

    /** An answer, its body read as JSON where it is JSON. */
    public record Answer(int status, HttpResponse<String> http, JsonNode body) {

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public String code() {
            return body.at("/errors/0/extensions/code").asString("");
        }

        public String message() {
            return body.at("/errors/0/message").asString("");
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port.getAsInt() + path;
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(), answer, isJson ? json.readTree(answer.body()) : json.nullNode());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** The status line that answers an address sent as it is typed, which the JDK's client would not send. */
    public String statusLine(String typed) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.getAsInt())) {
            String request = "GET " + typed + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Answer post(String body) {
        return post(body, GRAPHQL);
    }

    public Answer post(String body, String accept) {
        return send(request("/graphql")
                .header("Content-Type", JSON)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Asks by POST, and takes the type whose status tells what happened. */
    public Answer ask(String query) {
        return ask(query, Map.of());
    }

    public Answer ask(String query, Map<String, ?> variables) {
        return post(json.writeValueAsString(Map.of("query", query, "variables", variables)));
    }

    /** What a question without errors is answered with. */
    public JsonNode data(String query) {
        return data(query, Map.of());
    }

    public JsonNode data(String query, Map<String, ?> variables) {
        Answer answer = ask(query, variables);
        assertThat(answer.body().path("errors").isMissingNode()).as("%s", answer.body()).isTrue();
        return answer.body().path("data");
    }

    /** What stands at a pointer in each item of a list. */
    public static List<String> texts(JsonNode list, String pointer) {
        return list.valueStream().map(item -> item.at(pointer).asString()).toList();
    }

    public Answer get(String query) {
        return send(request("/graphql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .header("Accept", GRAPHQL));
    }
}
