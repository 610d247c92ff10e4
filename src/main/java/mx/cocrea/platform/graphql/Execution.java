package mx.cocrea.platform.graphql;

import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import mx.cocrea.platform.http.RequestId;
import mx.cocrea.platform.limits.Allowance;
import mx.cocrea.platform.limits.Allowances;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;

/** Runs operations through the one chain that every way in shares, with its limits and its metrics. */
@Component
public final class Execution {

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

    /** @param marks what its context says of the request */
    WebGraphQlResponse run(GraphQlRequest body, HttpServletRequest request, String... marks) {
        WebGraphQlRequest asked = new WebGraphQlRequest(
                URI.create(request.getRequestURI()),
                new ServletServerHttpRequest(request).getHeaders(),
                null,
                null,
                Map.of(),
                body,
                RequestId.of(request),
                Locale.ENGLISH);
        asked.configureExecutionInput((input, builder) -> {
            for (String mark : marks) {
                input.getGraphQLContext().put(mark, true);
            }
            Allowances.of(request).ifPresent(allowance -> input.getGraphQLContext().put(Allowance.class, allowance));
            return input;
        });
        return graphql.handleRequest(asked).blockOptional().orElseThrow();
    }
}
