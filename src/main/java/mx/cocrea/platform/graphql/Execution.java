package mx.cocrea.platform.graphql;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.cocrea.platform.http.RequestId;
import mx.cocrea.platform.limits.Allowance;
import mx.cocrea.platform.limits.Allowances;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Runs operations through the one chain that every way in shares, with its limits and its metrics. */
@Component
public final class Execution {

    /** Stands for any: nothing below asks for a request's address or headers, which would have to be taken over each time. */
    private static final URI ADDRESS = URI.create("/graphql");

    private final WebGraphQlHandler graphql;

    Execution(WebGraphQlHandler graphql) {
        this.graphql = graphql;
    }

    /**
     * Runs a document of this application itself, which must not write.
     *
     * @return what any client would get for the same document and variables, its data not yet plain maps and lists
     */
    public ExecutionResult read(String document, Map<String, @Nullable Object> variables, HttpServletRequest request) {
        return run(new DefaultGraphQlRequest(document, null, variables, Map.of()), request, Documents.READ_ONLY)
                .getExecutionResult();
    }

    /**
     * Runs a document of this application itself, which may write in the name of whoever sent the request.
     *
     * @return as for {@link #read}
     */
    public ExecutionResult write(String document, Map<String, @Nullable Object> variables, HttpServletRequest request) {
        return run(new DefaultGraphQlRequest(document, null, variables, Map.of()), request).getExecutionResult();
    }

    /**
     * Runs a document of this application itself, which must not write, where nobody sent a request.
     *
     * @return as for {@link #read(String, Map, HttpServletRequest)}
     */
    public ExecutionResult read(String document, Map<String, @Nullable Object> variables) {
        return run(
                new DefaultGraphQlRequest(document, null, variables, Map.of()),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Documents.READ_ONLY).getExecutionResult();
    }

    /** @param marks what its context says of the request */
    WebGraphQlResponse run(GraphQlRequest body, HttpServletRequest request, String... marks) {
        return run(body, RequestId.of(request), Allowances.of(request), marks);
    }

    private WebGraphQlResponse run(GraphQlRequest body, String id, Optional<Allowance> allowance, String... marks) {
        WebGraphQlRequest asked = new WebGraphQlRequest(ADDRESS, new HttpHeaders(), null, null, Map.of(), body, id,
                Locale.ENGLISH);
        asked.configureExecutionInput((input, builder) -> {
            for (String mark : marks) {
                input.getGraphQLContext().put(mark, true);
            }
            allowance.ifPresent(own -> input.getGraphQLContext().put(Allowance.class, own));
            return input;
        });
        return graphql.handleRequest(asked).blockOptional().orElseThrow();
    }
}
