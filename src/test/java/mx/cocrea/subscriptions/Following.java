package mx.cocrea.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mx.cocrea.platform.graphql.Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a subscription as an event stream. */
final class Following implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DATA = "data:";

    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final Thread reading;
    private volatile boolean complete;

    private Following(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.reading = Thread.ofVirtual().start(this::read);
    }

    /** From when this returns nothing is missed. */
    static Following of(Client client, String subscription, Map<String, ?> variables) {
        try {
            return new Following(HTTP.send(
                    client.request("/graphql")
                            .header("Accept", "text/event-stream")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    JsonMapper.shared()
                                            .writeValueAsString(Map.of("query", subscription, "variables", variables))))
                            .build(),
                    BodyHandlers.ofLines()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
    }

    private void read() {
        String[] name = {""};
        try {
            response.body().forEach(line -> {
                if (line.startsWith("event:")) {
                    name[0] = line.substring("event:".length()).strip();
                } else if (line.startsWith(DATA) && name[0].equals("next")) {
                    events.add(JsonMapper.shared().readTree(line.substring(DATA.length())));
                } else if (line.startsWith(DATA) && name[0].equals("complete")) {
                    complete = true;
                }
            });
        } catch (UncheckedIOException closed) {
            // The test has ended it.
        }
    }

    int status() {
        return response.statusCode();
    }

    JsonNode next() {
        try {
            JsonNode event = events.poll(30, TimeUnit.SECONDS);
            assertThat(event).as("an event").isNotNull();
            return event;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
    }

    /** The code of the error that ends it, whatever was told before. */
    String end() throws InterruptedException {
        assertThat(reading.join(Duration.ofSeconds(60))).isTrue();
        assertThat(complete).isTrue();
        return rest().getLast().at("/errors/0/extensions/code").asString("");
    }

    /** What has come and nobody has asked for. */
    List<JsonNode> rest() {
        List<JsonNode> rest = new ArrayList<>();
        events.drainTo(rest);
        return rest;
    }

    @Override
    public void close() {
        response.body().close();
    }
}
