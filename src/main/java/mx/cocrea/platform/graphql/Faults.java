package mx.cocrea.platform.graphql;

import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.InvalidArgument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Turns what a field throws into an error that its reader can act on; the unforeseen is logged and only named. */
@Component
final class Faults implements DataFetcherExceptionResolver, SubscriptionExceptionResolver {

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable thrown, DataFetchingEnvironment field) {
        return Mono.just(List.of(fault(thrown, field)));
    }

    /** What ends a subscription. */
    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable thrown) {
        return Mono.just(List.of(ending(thrown)));
    }

    private static GraphQLError ending(Throwable thrown) {
        if (thrown instanceof StreamEnded ended) {
            return ended.fault();
        }
        if (BoltReader.isAway(thrown) || BoltReader.ranOutOfTime(thrown)) {
            log.warn("The database does not answer: {}", thrown.getMessage());
            return GraphQlFault.of("SERVICE_UNAVAILABLE", "The database does not answer; subscribe again in a while.");
        }
        log.error("A subscription failed", thrown);
        return GraphQlFault.of("INTERNAL", "Something failed on our side; subscribe again.");
    }

    private GraphQLError fault(Throwable thrown, DataFetchingEnvironment field) {
        if (thrown instanceof InvalidArgument invalid) {
            return fault(invalid.code(), String.valueOf(invalid.getMessage()), "argument", invalid.argument(), field);
        }
        if (thrown instanceof GraphQLError argument) {
            return fault("BAD_USER_INPUT", argument.getMessage(), field);
        }
        if (thrown instanceof AuthenticationException || thrown instanceof AccessDeniedException) {
            return trust.isAuthenticated(SecurityContextHolder.getContext().getAuthentication())
                    ? fault("FORBIDDEN", "You may not do this.", field)
                    : fault("UNAUTHENTICATED", "Sign in to do this.", field);
        }
        if (BoltReader.isAway(thrown)) {
            log.warn("The database does not answer: {}", thrown.getMessage());
            return fault("SERVICE_UNAVAILABLE", "The database does not answer; try again in a while.", field);
        }
        if (BoltReader.ranOutOfTime(thrown)) {
            return fault("TIMEOUT", "This took longer than a request may; ask for less at a time.", field);
        }
        String request = field.getExecutionId().toString();
        log.error("Field {} failed", field.getExecutionStepInfo().getPath(), thrown);
        return fault("INTERNAL", internal(request), "requestId", request, field);
    }

    /** Says what to report, and nothing of the cause. */
    static String internal(String request) {
        return "Something failed on our side; when you report it, give the request id " + request + ".";
    }

    private static GraphQlFault fault(String code, String message, DataFetchingEnvironment field) {
        return fault(code, message, "", null, field);
    }

    private static GraphQlFault fault(
            String code, String message, String detail, @Nullable String value, DataFetchingEnvironment field) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(GraphQlFault.CODE, code);
        if (value != null) {
            details.put(detail, value);
        }
        return new GraphQlFault(
                message,
                List.of(field.getField().getSourceLocation()),
                field.getExecutionStepInfo().getPath().toList(),
                details);
    }
}
