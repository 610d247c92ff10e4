package mx.cocrea.identity;

import java.util.Map;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/**
 * Who acts for which institution or organisation: {@code (:Citizen)-[:ACTS_FOR]->(:Institution|Organisation)}.
 *
 * <p>That it began or ended is an event of what they act for; whom it {@code CONCERNS} is in no answer but their own.
 */
@Controller
final class Liaisons {

    private final Viewers viewers;
    private final GraphWriter graph;

    Liaisons(Viewers viewers, GraphWriter graph) {
        this.viewers = viewers;
        this.graph = graph;
    }

    @QueryMapping
    Map<String, @Nullable Object> liaisons() {
        viewers.require(Action.BIND_LIAISON);
        return Map.of("asked", true);
    }

    /** Who, and for what, by id; what they act for is an institution or an organisation. */
    record LiaisonInput(String citizen, String institution) {}

    @MutationMapping
    Map<String, @Nullable Object> liaisonBind(@Argument LiaisonInput input) {
        return change(input, "LIAISON_BOUND",
                """
                        FOREACH (found IN CASE WHEN missing = [] THEN [1] ELSE [] END |
                          MERGE (citizen)-[binding:ACTS_FOR]->(represented)
                          ON CREATE SET binding.since = $event
                          FOREACH (bound IN CASE WHEN binding.since = $event THEN [1] ELSE [] END |
                            CREATE (by)-[:DID]->(event:Node:Event {id: $event, kind: $kind, at: datetime(), fields: [], before: [], after: []})
                            CREATE (event)-[:ABOUT]->(represented)
                            CREATE (event)-[:CONCERNS]->(citizen)
                          )
                        )
                        """);
    }

    @MutationMapping
    Map<String, @Nullable Object> liaisonUnbind(@Argument LiaisonInput input) {
        return change(input, "LIAISON_UNBOUND",
                """
                        OPTIONAL MATCH (citizen)-[binding:ACTS_FOR]->(represented)
                        FOREACH (unbound IN CASE WHEN binding IS NULL THEN [] ELSE [1] END |
                          DELETE binding
                          CREATE (by)-[:DID]->(event:Node:Event {id: $event, kind: $kind, at: datetime(), fields: [], before: [], after: []})
                          CREATE (event)-[:ABOUT]->(represented)
                          CREATE (event)-[:CONCERNS]->(citizen)
                        )
                        """);
    }

    private Map<String, @Nullable Object> change(LiaisonInput input, String kind, String clauses) {
        String key = viewers.require(Action.BIND_LIAISON).key();
        return graph.write(
                """
                        MATCH (:Account {key: $key})-[:OF]->(by:Citizen)
                        OPTIONAL MATCH (citizen:Citizen {id: $citizen})
                        WHERE citizen.deletedAt IS NULL
                        OPTIONAL MATCH (represented:Node {id: $institution})
                        WHERE represented:Institution OR represented:Organisation
                        WITH by, citizen, represented,
                          CASE WHEN citizen IS NULL
                            THEN [{code: 'NOT_FOUND', message: 'There is no such citizen.', field: 'citizen'}] ELSE [] END
                          + CASE WHEN represented IS NULL
                            THEN [{code: 'NOT_FOUND', message: 'There is no such institution or organisation.', field: 'institution'}] ELSE [] END
                          AS missing
                        %s
                        RETURN {citizen: citizen.id, represented: represented.id, userErrors: missing} AS written
                        """
                        .formatted(clauses),
                Map.of("key", key, "citizen", input.citizen(), "institution", input.institution(), "event",
                        graph.newId(),
                        "kind", kind));
    }
}
