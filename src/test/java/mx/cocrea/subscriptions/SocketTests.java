package mx.cocrea.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** WebSockets, those of graphql-transport-ws and those that mean no good. */
class SocketTests extends Follows {

    private static final String COMMENTS = "subscription { commentAdded(on: \"%s\") { body } }".formatted(SUBJECT);
    private static final String ME = "{ me { citizen { id } } }";

    @Test
    void followsReadsAndWritesInTheNameOfWhoeverSignedIn() {
        try (Socket socket = Socket.begun(client, Issuer.SHARED.token("sol"))) {
            socket.subscribe("1", COMMENTS);
            socket.subscribe("2", "mutation { commentAdd(input: {on: \"%s\", body: \"Por WebSocket\"}) { userErrors { code } } }"
                    .formatted(SUBJECT));

            List<JsonNode> messages = List.of(socket.next(), socket.next(), socket.next());

            assertThat(messages).anySatisfy(message -> {
                assertThat(message.path("id").asString()).isEqualTo("1");
                assertThat(message.at("/payload/data/commentAdded/body").asString()).isEqualTo("Por WebSocket");
            });
            assertThat(messages)
                    .anySatisfy(message -> assertThat(message.at("/payload/data/commentAdd/userErrors").size()).isZero());
            socket.say(Map.of("type", "complete", "id", "1"));
            socket.say(Map.of("type", "ping"));
            assertThat(socket.next().path("type").asString()).isEqualTo("pong");
        }
    }

    @Test
    void takesTheTokenOfTheHandshakeToo() {
        String token = Issuer.SHARED.token("mar");
        try (Socket socket = Socket.open(client, handshake -> handshake.header("Authorization", "Bearer " + token))) {
            socket.begin(null);
            socket.next();
            socket.subscribe("1", ME);

            assertThat(socket.next().at("/payload/data/me/citizen/id").asString()).isNotEmpty();
        }
    }

    static List<String> unsoundTokens() {
        String sound = Issuer.SHARED.token("ana");
        return List.of(
                sound.replaceAll("[^.]+$", "AAAA"),
                Issuer.SHARED.token(claims -> claims.expirationTime(Date.from(Instant.EPOCH))),
                Issuer.SHARED.token(claims -> claims.audience("others")),
                new PlainJWT(new JWTClaimsSet.Builder().subject("ana").audience("cocrea").issuer(Issuer.SHARED.uri()).build())
                        .serialize());
    }

    @ParameterizedTest
    @MethodSource("unsoundTokens")
    void closesWhereTheTokenIsNotValid(String token) {
        try (Socket socket = Socket.open(client)) {
            socket.begin(token);

            assertThat(socket.closed()).isEqualTo(4401);
        }
    }

    @Test
    void takesNoMoreOfATokenThatHasExpired() {
        try (Socket socket = Socket.begun(client, Issuer.SHARED.token("luz"))) {
            socket.subscribe("1", COMMENTS);
            socket.subscribe("2", ME);
            assertThat(socket.next().at("/payload/data/me/citizen/id").asString()).isNotEmpty();
            socket.next();
            clock.advance(Duration.ofMinutes(6));

            JsonNode ended = socket.next();
            assertThat(ended.path("type").asString()).isEqualTo("error");
            assertThat(ended.at("/payload/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");
            socket.subscribe("3", ME);
            assertThat(socket.next().toString()).contains("UNAUTHENTICATED");
        }
    }

    @Test
    void knowsNobodyByACookie() {
        Visitor visitor = new Visitor(client::url);
        visitor.open("/ingresar?volver=/cuenta");
        assertThat(visitor.session()).isNotEmpty();
        try (Socket socket = Socket.open(client, handshake -> handshake.header("Cookie", "JSESSIONID=" + visitor.session()))) {
            socket.begin(null);
            socket.next();
            socket.subscribe("1", ME);

            assertThat(socket.next().toString()).contains("UNAUTHENTICATED");
        }
    }

    @ParameterizedTest
    @CsvSource({"https://one.example, true", "https://elsewhere.example, false"})
    void isOpenToPagesOfTheConfiguredOrigins(String origin, boolean open) {
        if (open) {
            Socket.open(client, handshake -> handshake.header("Origin", origin)).close();
        } else {
            assertThatThrownBy(() -> Socket.open(client, handshake -> handshake.header("Origin", origin)))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
        }
    }

    @Test
    void mustBeginAndInTime() {
        try (Socket silent = Socket.open(client); Socket hasty = Socket.open(client)) {
            hasty.subscribe("1", COMMENTS);

            assertThat(hasty.closed()).isEqualTo(4401);
            assertThat(silent.closed()).isEqualTo(4408);
        }
    }

    @Test
    void mustBeginOnce() {
        try (Socket socket = Socket.begun(client, null)) {
            socket.begin(null);

            assertThat(socket.closed()).isEqualTo(4429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"type\": \"other\"}"})
    void mustSpeakTheProtocol(String message) {
        try (Socket socket = Socket.begun(client, null)) {
            socket.send(message);

            assertThat(socket.closed()).isEqualTo(4400);
        }
    }

    @Test
    void mustNotSayTooMuchAtOnce() {
        try (Socket socket = Socket.begun(client, null)) {
            socket.subscribe("1", "{ plans { name } } #" + "x".repeat(30_000));

            assertThat(socket.closed()).isEqualTo(1009);
        }
    }

    @Test
    void hasSoManySubscriptions() {
        try (Socket socket = Socket.begun(client, null)) {
            for (String id : List.of("1", "2", "3", "4")) {
                socket.subscribe(id, COMMENTS);
            }

            JsonNode refused = socket.next();
            assertThat(refused.path("id").asString()).isEqualTo("4");
            assertThat(refused.at("/payload/0/extensions/code").asString()).isEqualTo("TOO_MANY_SUBSCRIPTIONS");
            socket.say(Map.of("type", "complete", "id", "2"));
            socket.subscribe("5", COMMENTS);
            socket.subscribe("6", COMMENTS);
            assertThat(socket.next().path("id").asString()).isEqualTo("6");
        }
    }

    @Test
    void isOneOfSoManyConnections() {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                sockets.add(Socket.open(client));
            }
            assertThat(sockets.getLast().closed()).isEqualTo(4429);
        } finally {
            sockets.forEach(Socket::close);
        }
    }
}
