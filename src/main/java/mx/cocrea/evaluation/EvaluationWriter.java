package mx.cocrea.evaluation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import mx.cocrea.identity.Viewer;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Writes to exercises: each write takes the exercise's lock, says why nothing was written, and knows who writes and when. */
@Component
final class EvaluationWriter {

    /** Finds who asks and the exercise, and takes its lock: nothing is rated in it while it closes. */
    static final String FIND = """
            MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
            OPTIONAL MATCH (evaluation:Evaluation {id: $evaluation})
            SET evaluation.held = true
            REMOVE evaluation.held
            WITH account, me, evaluation
            """;

    /** What a mutation gives that leaves an exercise; to be preceded by {@code refusal}, null or the name of a {@link Refused}. */
    static final String GIVE = """
            RETURN {
              evaluation: evaluation.id, userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
            } AS written
            """;

    private final GraphWriter graph;
    private final Clock clock;

    EvaluationWriter(GraphWriter graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /** An identifier that sorts behind all that were made before. */
    String id() {
        return graph.newId();
    }

    /**
     * Runs a statement that may use, beside its own parameters, {@code $key} of the account, {@code $now}, an {@code $event} identifier and
     * the {@code $refusals}.
     *
     * @return what it wrote
     * @throws AccessDeniedException where the statement's {@code refusal} is FORBIDDEN
     */
    Map<String, @Nullable Object> write(Viewer viewer, String statement, Map<String, ? extends @Nullable Object> own) {
        Map<String, @Nullable Object> written = graph.write(statement, parameters(viewer, own));
        if (Refused.FORBIDDEN.name().equals(written.get("refusal"))) {
            throw new AccessDeniedException("what somebody else wrote");
        }
        return written;
    }

    /** As {@link #write}, where nobody but the writer reads anything of it. */
    Map<String, @Nullable Object> writePrivately(
            Viewer viewer, String statement, Map<String, ? extends @Nullable Object> own) {
        return graph.writePrivately(statement, parameters(viewer, own));
    }

    private Map<String, @Nullable Object> parameters(Viewer viewer, Map<String, ? extends @Nullable Object> own) {
        Map<String, @Nullable Object> parameters = new HashMap<>(own);
        parameters.put("key", viewer.key());
        parameters.put("now", clock.instant().atZone(ZoneOffset.UTC));
        parameters.put("event", id());
        parameters.put("refusals", Refused.ERRORS);
        return parameters;
    }
}
