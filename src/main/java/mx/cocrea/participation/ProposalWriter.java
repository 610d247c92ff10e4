package mx.cocrea.participation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Viewer;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.Review;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Writes to proposals: each write finds the proposal so, says so why nothing was written, and knows who writes and when. */
@Component
final class ProposalWriter {

    /**
     * Finds who asks and the proposal, as far as they may see it, and takes the proposal's lock: what is read of it from there on, nobody
     * else changes before this is over.
     */
    static final String FIND = """
            MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
            OPTIONAL MATCH (proposal:Proposal {id: $proposal})
            WHERE proposal.submittedOn IS NOT NULL OR EXISTS { (me)-[:WROTE]->(proposal) }
            SET proposal.held = true
            REMOVE proposal.held
            WITH account, me, proposal
            """;

    /** What a mutation gives that leaves a proposal; to be preceded by {@code refusal}, null or the name of a {@link Refused}. */
    static final String GIVE = """
            RETURN {
              proposal: proposal.id,
              refusal: refusal,
              userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
            } AS written
            """;

    private final GraphWriter graph;
    private final Clock clock;

    ProposalWriter(GraphWriter graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * Clauses that make {@code refusal} of what {@link #FIND} found, for a move.
     *
     * @param further arms of a CASE, for what else may be in the way
     */
    static String refuse(ProposalMove move, String further) {
        return """
                WITH *, CASE
                  WHEN proposal IS NULL THEN 'NOT_FOUND'
                  WHEN NOT (%s) THEN 'FORBIDDEN'
                  WHEN proposal.version <> $version THEN 'STALE'
                  WHEN NOT proposal.status IN $from THEN 'WRONG_STATUS'
                  %s
                END AS refusal
                """.formatted(move.mover().condition(), further);
    }

    /** An identifier that sorts behind all that were made before. */
    String id() {
        return graph.newId();
    }

    /** The limits beyond which a proposal is held now. */
    Map<String, Object> review() {
        return Review.limits(clock.instant());
    }

    /** The day in the time zone of the state. */
    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Runs a statement that may use, beside its own parameters, {@code $key} of the account and whether it is the {@code $secretariat}'s,
     * {@code $now}, {@code $today}, an {@code $event} identifier and the {@code $refusals}.
     *
     * @return what it wrote
     * @throws AccessDeniedException where the statement was refused as FORBIDDEN
     */
    Map<String, @Nullable Object> write(Viewer viewer, String statement, Map<String, ? extends @Nullable Object> own) {
        Map<String, @Nullable Object> parameters = new HashMap<>(own);
        parameters.put("key", viewer.key());
        parameters.put("secretariat", viewer.is(Role.SECRETARIAT));
        parameters.put("now", clock.instant().atZone(ZoneOffset.UTC));
        parameters.put("today", today());
        parameters.put("event", id());
        parameters.put("refusals", Refused.ERRORS);
        Map<String, @Nullable Object> written = graph.write(statement, parameters);
        if (Refused.FORBIDDEN.name().equals(written.get("refusal"))) {
            throw new AccessDeniedException("a proposal of others");
        }
        return written;
    }
}
