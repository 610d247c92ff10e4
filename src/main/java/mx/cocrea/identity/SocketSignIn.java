package mx.cocrea.identity;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import mx.cocrea.platform.limits.Allowances;
import mx.cocrea.platform.limits.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.server.support.BearerTokenAuthenticationExtractor;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Signs in whoever opens a WebSocket: by the token that the first message gives as {@code Authorization}, or the handshake in its header.
 * A token counts for as long as it is valid, not for as long as the connection lasts.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SocketSignIn implements WebSocketGraphQlInterceptor {

    private static final String SIGNED_IN = SocketSignIn.class.getName();

    private final BearerTokenAuthenticationExtractor tokens = new BearerTokenAuthenticationExtractor();
    private final AuthenticationManager manager;
    private final Allowances allowances;
    private final RateLimits limits;
    private final Viewers viewers;
    private final Clock clock;

    SocketSignIn(JwtDecoder decoder, Allowances allowances, RateLimits limits, Viewers viewers, Clock clock) {
        this.manager = SecurityConfiguration.tokens(decoder);
        this.allowances = allowances;
        this.limits = limits;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** A fault ends the connection: unauthorised. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo connection, Map<String, Object> payload) {
        return tokens.getAuthentication(payload)
                .map(manager::authenticate)
                .doOnNext(known -> connection.getAttributes().put(SIGNED_IN, new SecurityContextImpl(known)))
                .doOnError(AuthenticationException.class, refused -> charge(connection))
                .then(Mono.empty());
    }

    private void charge(WebSocketSessionInfo connection) {
        String address = Objects.requireNonNull(connection.getRemoteAddress()).getHostString();
        allowances.of(address).take(limits.signIn());
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest socket)) {
            return chain.next(request);
        }
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext own = signedIn(socket.getSessionInfo());
        if (own == null) {
            return answered(request, chain, before);
        }
        SecurityContextHolder.setContext(own);
        try {
            return answered(request, chain, own);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private static @Nullable SecurityContext signedIn(WebSocketSessionInfo connection) {
        return (SecurityContext) connection.getAttributes().get(SIGNED_IN);
    }

    private static WebGraphQlResponse expired(WebGraphQlRequest request) {
        GraphQLError error = GraphqlErrorBuilder.newError()
                .message("The token has expired; connect again with another.")
                .extensions(Map.of("code", "UNAUTHENTICATED"))
                .build();
        ExecutionResult result = ExecutionResult.newExecutionResult().addError(error).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(request.toExecutionInput(), result));
    }

    /** At once, while this thread serves them. */
    private Mono<WebGraphQlResponse> answered(WebGraphQlRequest request, Chain chain, SecurityContext own) {
        if (viewers.until().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            return Mono.just(expired(request));
        }
        return Mono.justOrEmpty(
                chain.next(request).contextWrite(Context.of(SecurityContext.class.getName(), own)).blockOptional());
    }
}
