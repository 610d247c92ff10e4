package mx.cocrea.participation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import mx.cocrea.identity.Viewer;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Writes what moderation changes: takes texts out of what is public, and puts them back whole. A text that is not public has no label that
 * a public type reads, and what of it was public keeps its place without it.
 */
@Component
final class ModerationWriter {

    /** Clauses that find the {@code author} of the {@code text}, and how they {@code wrote} it. */
    static final String AUTHOR = """
            OPTIONAL MATCH (author:Citizen)-[wrote:WROTE]->(text)
            """;

    /** Condition on which {@code account}, who is {@code me}, is not the one to decide on the {@code text}. */
    static final String PARTIAL = "author = me OR EXISTS { (account)-[:REPORTED]->(:Report {subject: text.id}) }";

    /** Clauses that hide the {@code text} with all that is known of it where {@code hides} holds. */
    static final String HIDE = """
            CALL (text, hides) {
              MATCH (event:Event)-[:ABOUT]->(text)
              WHERE hides AND NOT EXISTS { (event)-[:ABOUT]->(other) WHERE other <> text }
              SET event:WithheldEvent
              REMOVE event:Event, event:Node
            }
            CALL (account, text, hides) {
              WITH account, text
              WHERE hides AND text:Comment|Proposal|ProgressReport
              CREATE (account)-[:DID]->(:Node:Event {
                id: $event, kind: 'HIDDEN', at: $now, fields: ['rule'], before: [''], after: [$rule]
              })-[:ABOUT]->(text)
            }
            CALL (text, author, wrote, hides) {
              WITH text, author, wrote
              WHERE hides AND text:Comment
              CREATE (author)-[:WROTE]->(kept:Withheld {
                id: text.id, kind: 'COMMENT', state: 'HIDDEN', body: text.body, alignment: text.alignment,
                createdAt: text.createdAt, version: text.version + 1, sameness: text.sameness
              })-[:TEXT_OF]->(text)
              SET text.hiddenAt = $now, text.version = text.version + 1
              REMOVE text.body, text.alignment, text.sameness
              DELETE wrote
            }
            CALL (text, hides) {
              WITH text
              WHERE hides AND text:Proposal|ProgressReport|Withheld
              SET text:Withheld, text.kind = coalesce(text.kind, 'PROPOSAL'), text.state = 'HIDDEN'
              REMOVE text:Proposal, text:ProgressReport
            }
            """;

    /**
     * Clauses that make the {@code text} public where {@code publishes} holds. The time to answer a proposal that has not been public begins
     * with this day, as nobody could answer before; and what a report says that has not been public becomes known now.
     */
    static final String PUBLISH = """
            OPTIONAL MATCH (text)-[:TEXT_OF]->(place:Comment)
            WITH *, text.heldFor IS NOT NULL AS first
            CALL (text, place, publishes) {
              UNWIND [text, place] AS about
              MATCH (event:WithheldEvent)-[:ABOUT]->(about)
              WHERE publishes
              SET event:Event:Node
              REMOVE event:WithheldEvent
            }
            CALL (account, text, place, first, publishes) {
              WITH account, coalesce(place, text) AS about, first
              WHERE publishes
              CREATE (account)-[:DID]->(:Node:Event {
                id: $event, kind: CASE WHEN first THEN 'RELEASED' ELSE 'RESTORED' END, at: $now, fields: [], before: [], after: []
              })-[:ABOUT]->(about)
            }
            CALL (text, place, author, publishes) {
              WITH text, place, author
              WHERE publishes AND place IS NOT NULL
              CREATE (author)-[:WROTE]->(place)
              SET place.body = text.body, place.alignment = text.alignment, place.sameness = text.sameness,
                place.version = place.version + 1
              REMOVE place.hiddenAt
              DETACH DELETE text
            }
            CALL (text, place, publishes) {
              WITH text
              WHERE publishes AND place IS NULL AND text.kind = 'COMMENT'
              SET text:Comment
              REMOVE text:Withheld, text.kind, text.state, text.heldFor
              WITH text
              MATCH (text)-[meant:MEANT_FOR]->(subject)
              CREATE (text)-[:ON]->(subject)
              DELETE meant
            }
            CALL (text, place, first, publishes) {
              WITH text, first
              WHERE publishes AND place IS NULL AND NOT text.kind IN ['COMMENT', 'PROPOSAL']
              SET text:ProgressReport, text.recordedAt = CASE WHEN first THEN $now ELSE text.recordedAt END
              REMOVE text:Withheld, text.state, text.heldFor
            }
            CALL (text, place, first, publishes) {
              WITH text, first
              WHERE publishes AND place IS NULL AND text.kind = 'PROPOSAL'
              WITH text, first, %s AS lastDay
              SET text:Proposal,
                text.submittedOn = CASE WHEN first THEN $today ELSE text.submittedOn END,
                text.dueOn = CASE WHEN first THEN lastDay ELSE text.dueOn END
              REMOVE text:Withheld, text:Draft, text.kind, text.state, text.heldFor
            }
            """.formatted(AnswerTimes.LAST_DAY.formatted("text"));

    private final GraphWriter graph;
    private final AnswerTimes times;
    private final Clock clock;

    ModerationWriter(GraphWriter graph, AnswerTimes times, Clock clock) {
        this.graph = graph;
        this.times = times;
        this.clock = clock;
    }

    /**
     * Runs a statement that may use, beside its own parameters, {@code $key} of the account, {@code $now}, {@code $today}, an
     * {@code $event} and an {@code $id} for what it makes, {@code $told} for the event about a decision, by which its author is told, an
     * {@code $case} for what it opens, and what {@link #PUBLISH} needs; it gives as {@code refusal} the name of a {@link ModerationRefused},
     * or null.
     *
     * @return what it wrote
     * @throws AccessDeniedException where the statement was refused as FORBIDDEN
     */
    Map<String, @Nullable Object> write(Viewer viewer, String statement, Map<String, ? extends @Nullable Object> own) {
        LocalDate today = LocalDate.now(clock);
        Map<String, @Nullable Object> parameters = new HashMap<>(own);
        parameters.put("key", viewer.key());
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        parameters.put("today", today);
        parameters.put("event", graph.newId());
        parameters.put("told", graph.newId());
        parameters.put("id", graph.newId());
        parameters.put("case", graph.newId());
        parameters.put("usual", times.usual());
        parameters.put("lastDays", times.lastDays(today));
        parameters.put("refusals", ModerationRefused.ERRORS);
        Map<String, @Nullable Object> written = graph.write(statement, parameters);
        if (ModerationRefused.FORBIDDEN.name().equals(written.get("refusal"))) {
            throw new AccessDeniedException("somebody else's to decide");
        }
        return written;
    }
}
