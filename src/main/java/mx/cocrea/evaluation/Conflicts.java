package mx.cocrea.evaluation;

import static mx.cocrea.evaluation.EvaluationWriter.FIND;
import static mx.cocrea.evaluation.EvaluationWriter.GIVE;

import java.util.Map;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What keeps a reviewer from rating a commitment: what they declare, and what the data know. */
@Controller
final class Conflicts {

    private static final int REASON = 1_000;

    /** Arms of a CASE that name what keeps {@code me} from rating {@code commitment} in {@code evaluation}. */
    static final String RULE = """
            WHEN EXISTS {
              (me)-[:WROTE]->(declared:ConflictOfInterest)-[:CONFLICT_IN]->(evaluation)
              WHERE EXISTS { (declared)-[:CONFLICT_WITH]->(commitment) }
            } THEN 'CONFLICT_DECLARED'
            WHEN EXISTS { (me)-[:KNOWN_AS]->(:Person)-[:ANSWERS_FOR]->()-[:FULFILS]->{0,1}(commitment) } THEN 'ANSWERS_FOR_IT'
            WHEN EXISTS {
              (me)-[:ACTS_FOR|KNOWN_AS|MEMBER_OF]->{1,2}(:Institution|Organisation)<-[:MEMBER_OF]-{0,1}()-[:ANSWERS_FOR]->()-[:FULFILS]->{0,1}(commitment)
            } THEN 'ACTS_FOR_IT'
            """;

    private final Viewers viewers;
    private final EvaluationWriter evaluations;

    Conflicts(Viewers viewers, EvaluationWriter evaluations) {
        this.viewers = viewers;
        this.evaluations = evaluations;
    }

    /** With what, and why. */
    record ConflictDeclareInput(String evaluation, String commitment, String reason) {}

    @MutationMapping
    Map<String, @Nullable Object> conflictDeclare(@Argument ConflictDeclareInput input) {
        Viewer viewer = viewers.require(Action.RATE);
        String reason = input.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON) {
            return UserErrors.of("INVALID_REASON", "A reason has 1 to 1,000 characters.", "reason");
        }
        return evaluations.write(viewer,
                FIND + """
                        OPTIONAL MATCH (evaluation)<-[:IN_EVALUATION]-(appraisal:Appraisal)-[:APPRAISES]->(commitment:Commitment {id: $commitment})
                        WITH *, EXISTS {
                          (me)-[:WROTE]->(declared:ConflictOfInterest)-[:CONFLICT_IN]->(evaluation)
                          WHERE EXISTS { (declared)-[:CONFLICT_WITH]->(commitment) }
                        } AS known
                        WITH *, CASE
                          WHEN evaluation IS NULL THEN 'NOT_FOUND'
                          WHEN coalesce(evaluation.state, 'PUBLISHED') <> 'OPEN' THEN 'NOT_OPEN'
                          WHEN NOT EXISTS { (me)-[:REVIEWS]->(evaluation) } THEN 'NOT_INVITED'
                          WHEN commitment IS NULL THEN 'UNKNOWN_COMMITMENT'
                        END AS refusal
                        WITH *, COLLECT { MATCH (me)-[:WROTE]->(score:Score)-[:SCORE_IN]->(appraisal) RETURN score } AS scores
                        WITH *, COLLECT { UNWIND scores AS score MATCH (sealed:SealedEvent)-[:ABOUT]->(score) RETURN sealed } AS events
                        FOREACH (change IN CASE WHEN refusal IS NULL AND NOT known THEN [1] ELSE [] END |
                          CREATE (me)-[:WROTE]->(conflict:Node:ConflictOfInterest {id: $id, reason: $reason, createdAt: $now})
                          CREATE (conflict)-[:CONFLICT_IN]->(evaluation)
                          CREATE (conflict)-[:CONFLICT_WITH]->(commitment)
                          CREATE (me)-[:DID]->(:Node:Event {
                            id: $event, kind: 'CONFLICT_DECLARED', at: $now, fields: [], before: [], after: []
                          })-[:ABOUT]->(evaluation)
                          FOREACH (sealed IN events | DETACH DELETE sealed)
                          FOREACH (score IN scores | DETACH DELETE score)
                        )
                        """
                        + GIVE,
                Map.of(
                        "evaluation", input.evaluation(), "commitment", input.commitment(), "reason", reason, "id",
                        evaluations.id()));
    }
}
