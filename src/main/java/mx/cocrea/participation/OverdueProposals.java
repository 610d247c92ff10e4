package mx.cocrea.participation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.writing.GraphWriter;
import org.springframework.stereotype.Component;

/** Makes it an event, once, that the time for an answer to a proposal ran out. */
@Component
public final class OverdueProposals {

    /** Proposals of one statement. */
    private static final int MOST = 100;

    /** The rule of {@code Proposal.clock} in the schema, for today. */
    private static final String OVERDUE = """
            MATCH (proposal:Proposal)
            WHERE proposal.dueOn < $today AND proposal.answeredOn IS NULL AND proposal.closedOn IS NULL AND NOT proposal:RanOut
            """;

    private final GraphReader reader;
    private final GraphWriter graph;
    private final Clock clock;

    OverdueProposals(GraphReader reader, GraphWriter graph, Clock clock) {
        this.reader = reader;
        this.graph = graph;
        this.clock = clock;
    }

    /** Makes it an event of all that are overdue and were not yet. */
    public void note() {
        LocalDate today = LocalDate.now(clock);
        while (reader.read("RETURN EXISTS {\n" + OVERDUE + "}", Map.of("today", today)).asBoolean()) {
            List<String> events = Stream.generate(graph::newId).limit(MOST).toList();
            graph.write(OVERDUE + """
                    WITH proposal
                    ORDER BY proposal.id
                    LIMIT $most
                    SET proposal.held = true
                    REMOVE proposal.held
                    WITH proposal
                    WHERE proposal.answeredOn IS NULL AND proposal.closedOn IS NULL AND NOT proposal:RanOut
                    WITH collect(proposal) AS proposals
                    FOREACH (place IN range(0, size(proposals) - 1) |
                      FOREACH (proposal IN [proposals[place]] |
                        SET proposal:RanOut
                        CREATE (:Node:Event {
                          id: $events[place], kind: 'OVERDUE', at: $now, fields: [], before: [], after: []
                        })-[:ABOUT]->(proposal)
                      )
                    )
                    RETURN {userErrors: []} AS written
                    """, Map.of("today", today, "most", MOST, "events", events, "now", clock.instant().atZone(ZoneOffset.UTC)));
        }
    }
}
