package mx.cocrea.notifications;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What people have read of what they were told. */
@Controller
final class Notices {

    private final Viewers viewers;
    private final GraphWriter graph;
    private final InstantSource clock;

    Notices(Viewers viewers, GraphWriter graph, Clock clock) {
        this.viewers = viewers;
        this.graph = graph;
        this.clock = clock;
    }

    /** Those with these identifiers; null for all. */
    record NoticesReadInput(@Nullable List<String> notices) {}

    @MutationMapping
    Map<String, @Nullable Object> noticesRead(@Argument NoticesReadInput input) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", viewers.require(Action.FOLLOW).key());
        parameters.put("notices", input.notices());
        parameters.put("at", clock.instant().atOffset(ZoneOffset.UTC));
        return graph.writePrivately("""
                MATCH (account:Account {key: $key})
                CALL (account) {
                  MATCH (account)-[:TOLD]->(notice:Notice)
                  WHERE notice.readAt IS NULL AND ($notices IS NULL OR notice.id IN $notices)
                  SET notice.readAt = $at
                  REMOVE notice:Unsent
                }
                RETURN {key: account.key, userErrors: []} AS written
                """, parameters);
    }
}
