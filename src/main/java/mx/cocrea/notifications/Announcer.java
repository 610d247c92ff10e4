package mx.cocrea.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.writing.GraphWriter;
import org.springframework.stereotype.Component;

/**
 * Makes notices of events: each event once for each person, whoever else does the same at the same time and wherever it is stopped.
 *
 * <p>An event is written with an identifier that was made shortly before, so that of two events the later may be seen first. What was told is
 * marked; the position from which to look for what was not, which the graph keeps, stays so far behind that no write under way can have an
 * identifier before it. Whoever tells holds the position, so that nobody else does meanwhile.
 */
@Component
final class Announcer {

    /** Longer than a write takes with all that it waits for, and than the clocks of several servers differ. */
    private static final Duration BEHIND = Duration.ofMinutes(10);

    /** People told by one statement; the rest of an event's by the next. */
    private static final int MOST = 1_000;

    private static final String NEXT = """
            MATCH (event:Event)
            WHERE event.id >= position.from AND event.kind IN $kinds AND NOT event:Told
            """;

    /** Whether there is anything to do, so that nothing is written where there is not. */
    private static final String LOOK = """
            OPTIONAL MATCH (position:Position {id: 'notices'})
            RETURN position IS NULL OR position.from < $stale OR EXISTS {
            %s
            }
            """.formatted(NEXT);

    private static final String TELL = """
            MERGE (position:Position {id: 'notices'})
            ON CREATE SET position.from = $from
            SET position.held = true
            REMOVE position.held
            WITH position
            OPTIONAL CALL (position) {
            %s
              RETURN event
              ORDER BY event.id
              LIMIT 1
            }
            FOREACH (done IN CASE WHEN event IS NULL AND position.from < $from THEN [position] ELSE [] END | SET done.from = $from)
            WITH event
            CALL (event) {
              WITH event
              WHERE event.kind = 'SUBMITTED'
              MATCH (event)-[:ABOUT]->(proposal:Proposal)<-[:WROTE]-(:Citizen)<-[:OF]-(account:Account)
              MERGE (follow:Follow {key: account.key + ' ' + proposal.id})
              ON CREATE SET follow.id = randomUUID(), follow.createdAt = $at
              MERGE (account)-[:KEEPS]->(follow)
              MERGE (follow)-[:FOLLOWS]->(proposal)
              RETURN count(follow) AS followed
            }
            CALL (event) {
              CALL (event) {
            %s
              }
              WITH event, account, min(rank) AS rank
              WHERE NOT EXISTS { (account)-[:OF]->{0,1}()-[:DID]->(event) }
                AND NOT EXISTS { (:Notice {key: account.key + ' ' + event.id}) }
              LIMIT $most
              CREATE (account)-[:TOLD]->(notice:Notice {
                key: account.key + ' ' + event.id, id: randomUUID(), eventId: event.id, reason: $reasons[rank], createdAt: event.at
              })-[:TELLS_OF]->(event)
              WITH account, notice
              OPTIONAL MATCH (account)-[:KEEPS]->(mailing:Mailing)
              WHERE mailing.refusedAt IS NULL
              FOREACH (one IN CASE WHEN mailing IS NULL THEN [] ELSE [mailing] END |
                SET notice:Unsent, one.dueAt = coalesce(one.dueAt, CASE one.frequency
                  WHEN 'AT_ONCE' THEN $at
                  WHEN 'DAILY' THEN $nextDay
                  ELSE $nextWeek
                END)
              )
              RETURN count(notice) AS told
            }
            FOREACH (whole IN CASE WHEN event IS NOT NULL AND told < $most THEN [event] ELSE [] END | SET whole:Told)
            RETURN {more: event IS NOT NULL, userErrors: []} AS written
            """
            .formatted(NEXT, Occasion.recipients());

    private final GraphReader reader;
    private final GraphWriter graph;
    private final Clock clock;

    Announcer(GraphReader reader, GraphWriter graph, Clock clock) {
        this.reader = reader;
        this.graph = graph;
        this.clock = clock;
    }

    /** Tells all that there is to tell. */
    void tell() {
        if (reader.read(LOOK, Map.of("stale", behind(BEHIND.multipliedBy(2)), "kinds", Occasion.kinds())).asBoolean()) {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(graph.writePrivately(TELL, Map.of(
                        "from", behind(BEHIND),
                        "kinds", Occasion.kinds(),
                        "reasons", Occasion.reasons(),
                        "most", MOST,
                        "at", clock.instant().atOffset(ZoneOffset.UTC),
                        "nextDay", Mornings.next(clock),
                        "nextWeek", Mornings.nextMonday(clock))).get("more"));
            }
        }
    }

    /** The first identifier of what was written so long ago; version 7 begins with its time (RFC 9562, section 5.7). */
    private String behind(Duration time) {
        long milliseconds = UUID.fromString(graph.newId()).getMostSignificantBits() >>> 16;
        return new UUID((milliseconds - time.toMillis()) << 16, 0).toString();
    }
}
