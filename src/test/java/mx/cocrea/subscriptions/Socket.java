package mx.cocrea.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mx.cocrea.platform.graphql.Client;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks graphql-transport-ws, or what is like it. */
final class Socket implements AutoCloseable {

    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Socket(Client client, UnaryOperator<WebSocket.Builder> handshake) {
        URI address = URI.create(client.url("/graphql").replaceFirst("http", "ws"));
        this.socket = handshake.apply(HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("graphql-transport-ws"))
                .buildAsync(address, new Listener())
                .join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JsonMapper.shared().readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            closed.completeExceptionally(fault);
        }
    }

    static Socket open(Client client) {
        return new Socket(client, handshake -> handshake);
    }

    static Socket open(Client client, UnaryOperator<WebSocket.Builder> handshake) {
        return new Socket(client, handshake);
    }

    /** One that has said who it is, by a token or not. */
    static Socket begun(Client client, @Nullable String token) {
        Socket socket = open(client);
        socket.begin(token);
        assertThat(socket.next().path("type").asString()).isEqualTo("connection_ack");
        return socket;
    }

    void begin(@Nullable String token) {
        say(token == null
                ? Map.of("type", "connection_init")
                : Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer " + token)));
    }

    void subscribe(String id, String query) {
        say(Map.of("type", "subscribe", "id", id, "payload", Map.of("query", query)));
    }

    void say(Object message) {
        send(JsonMapper.shared().writeValueAsString(message));
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    JsonNode next() {
        try {
            JsonNode message = messages.poll(30, TimeUnit.SECONDS);
            assertThat(message).as("a message, or closed: %s", closed).isNotNull();
            return message;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
    }

    /** By which code it was closed. */
    int closed() {
        return closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
