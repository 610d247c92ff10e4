package mx.cocrea.platform.graphql;

import jakarta.websocket.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Objects;
import mx.cocrea.platform.limits.Allowances;
import mx.cocrea.platform.limits.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.webmvc.GraphQlWebSocketHandler;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** Serves GraphQL over WebSockets (protocol graphql-transport-ws) within bounds: of connections, of messages and of silence. */
final class GraphQlSockets extends GraphQlWebSocketHandler {

    private static final CloseStatus TOO_MANY_CONNECTIONS = new CloseStatus(4429, "Too many connections");
    private static final CloseStatus TOO_MANY_MESSAGES = new CloseStatus(4429, "Too many messages; try again in a while");
    private static final CloseStatus INVALID_MESSAGE = new CloseStatus(4400, "Invalid message");

    /** Attribute of a connection: whose it is. */
    private static final String OWNER = GraphQlSockets.class.getName();

    /** After so many times without an answer nobody is there. */
    private static final int SILENT = 3;

    private final StreamLimits limits;
    private final int mostBytes;
    private final long messagePrice;
    private final OpenStreams open;
    private final Allowances allowances;

    GraphQlSockets(
            WebGraphQlHandler graphql, JsonMapper json, CorsConfiguration origins, StreamLimits limits, Limits documents,
            RateLimits rate, OpenStreams open, Allowances allowances) {
        super(graphql, new JacksonJsonHttpMessageConverter(json), limits.initTimeout(), limits.keepAlive(), origins);
        this.limits = limits;
        this.mostBytes = Math.toIntExact(documents.body().toBytes());
        this.messagePrice = rate.request();
        this.open = open;
        this.allowances = allowances;
    }

    /** By which the other side is told from others. */
    static String address(@Nullable InetSocketAddress remote) {
        return remote == null ? "" : remote.getHostString();
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        String owner = allowances.payer(address(session.getRemoteAddress()));
        if (!open.open(owner, limits.connections())) {
            close(session, TOO_MANY_CONNECTIONS);
            return;
        }
        session.getAttributes().put(OWNER, owner);
        session.setTextMessageSizeLimit(mostBytes);
        if (session instanceof StandardWebSocketSession standard) {
            Objects.requireNonNull(standard.getNativeSession(Session.class))
                    .getUserProperties()
                    .put("org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS", limits.keepAlive().toMillis() * SILENT);
        }
        super.afterConnectionEstablished(session);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
        if (!session.getAttributes().containsKey(OWNER)) {
            return;
        }
        if (allowances.of(address(session.getRemoteAddress())).take(messagePrice).isPresent()) {
            close(session, TOO_MANY_MESSAGES);
            return;
        }
        try {
            super.handleTextMessage(session, message);
        } catch (HttpMessageNotReadableException malformed) {
            close(session, INVALID_MESSAGE);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().remove(OWNER) instanceof String owner) {
            open.close(owner);
        }
        super.afterConnectionClosed(session, status);
    }

    private static void close(WebSocketSession session, CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException gone) {
            // It is closed, then.
        }
    }
}
