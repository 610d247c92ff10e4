package mx.cocrea.platform.graphql;

import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives a code to the errors that GraphQL's own engine raises; those of fields have theirs from {@link Faults}. */
@Component
final class ErrorCodes implements WebGraphQlInterceptor {

    private static final Logger log = LoggerFactory.getLogger(ErrorCodes.class);

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(response -> coded(response, request.getId()));
    }

    private static WebGraphQlResponse coded(WebGraphQlResponse response, String request) {
        List<GraphQLError> errors = response.getExecutionResult().getErrors();
        if (errors.isEmpty()) {
            return response;
        }
        boolean ran = response.getExecutionResult().isDataPresent();
        return response.transform(builder -> builder.errors(
                errors.stream().map(error -> coded(error, ran, request)).toList()));
    }

    private static GraphQLError coded(GraphQLError error, boolean ran, String request) {
        if (error.getExtensions() != null && error.getExtensions().containsKey(GraphQlFault.CODE)) {
            return error;
        }
        return switch (error) {
            case InvalidSyntaxError syntax -> named("GRAPHQL_PARSE_FAILED", syntax);
            case ValidationError validation -> named("GRAPHQL_VALIDATION_FAILED", validation);
            case BadFaithIntrospectionError introspection -> named("INTROSPECTION_TOO_LARGE", introspection);
            default -> ran ? internal(error, request) : named("BAD_USER_INPUT", error);
        };
    }

    private static GraphQLError named(String code, GraphQLError error) {
        return new GraphQlFault(error.getMessage(), error.getLocations(), error.getPath(), Map.of(GraphQlFault.CODE, code));
    }

    /** A null where the schema promises a value, or a value that its scalar cannot write: a fault of ours in any case. */
    private static GraphQLError internal(GraphQLError error, String request) {
        log.error("The answer does not fit the schema: {}", error.getMessage());
        return new GraphQlFault(
                Faults.internal(request),
                error.getLocations(),
                error.getPath(),
                Map.of(GraphQlFault.CODE, "INTERNAL", "requestId", request));
    }
}
