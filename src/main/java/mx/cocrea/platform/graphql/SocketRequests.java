package mx.cocrea.platform.graphql;

import graphql.ExecutionResult;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.limits.Allowance;
import mx.cocrea.platform.limits.Allowances;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gives the operations that come by a WebSocket the allowance of whoever sends them, and bounds the subscriptions of each connection. */
@Component
final class SocketRequests implements WebGraphQlInterceptor {

    private final Allowances allowances;
    private final OpenStreams open;
    private final int most;

    SocketRequests(Allowances allowances, OpenStreams open, StreamLimits limits) {
        this.allowances = allowances;
        this.open = open;
        this.most = limits.perConnection();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest socket)) {
            return chain.next(request);
        }
        Allowance allowance = allowances.of(GraphQlSockets.address(socket.getRemoteAddress()));
        request.configureExecutionInput((input, builder) -> {
            input.getGraphQLContext().putAll(Map.of(Allowance.class, allowance, Documents.STREAMED, true));
            return input;
        });
        String connection = "connection " + socket.getSessionInfo().getId();
        return chain.next(request).map(response -> bounded(response, connection));
    }

    @SuppressWarnings("unchecked") // what a subscription's strategy gives
    private WebGraphQlResponse bounded(WebGraphQlResponse response, String connection) {
        return response.getExecutionResult().getData() instanceof Publisher<?> events
                ? response.transform(changed -> changed.data(bounded((Publisher<ExecutionResult>) events, connection)))
                : response;
    }

    private Publisher<ExecutionResult> bounded(Publisher<ExecutionResult> events, String connection) {
        return Flux.using(() -> {
            if (!open.open(connection, most)) {
                GraphQlFault fault = GraphQlFault.limit(
                        "TOO_MANY_SUBSCRIPTIONS",
                        "This connection has %d subscriptions; end one of them first.".formatted(most),
                        most,
                        most + 1L);
                throw new SubscriptionPublisherException(List.of(fault), null);
            }
            return connection;
        }, opened -> events, open::close);
    }
}
