package mx.cocrea.subscriptions;

import graphql.ExecutionResult;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;

/** Tells what there is for whoever a thread serves, by the same question that they could ask themselves. */
@Component
final class Sight {

    private static final String NODE = "query($id: ID!) { node(id: $id) { id } }";

    private final ObjectProvider<ExecutionGraphQlService> graphql;

    Sight(ObjectProvider<ExecutionGraphQlService> graphql) {
        this.graphql = graphql;
    }

    boolean isThere(Collection<String> ids) {
        return ids.stream().allMatch(this::isThere);
    }

    private boolean isThere(String id) {
        ExecutionResult result = graphql.getObject()
                .execute(new DefaultExecutionGraphQlRequest(
                        NODE, null, Map.of("id", id), Map.of(), UUID.randomUUID().toString(), Locale.ENGLISH))
                .map(ExecutionGraphQlResponse::getExecutionResult)
                .blockOptional()
                .orElseThrow();
        return result.getErrors().isEmpty() && result.getData() instanceof Map<?, ?> data && data.get("node") != null;
    }
}
