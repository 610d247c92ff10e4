package mx.cocrea.evaluation;

import static mx.cocrea.evaluation.EvaluationWriter.FIND;
import static mx.cocrea.evaluation.EvaluationWriter.GIVE;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Exercises: opened for a plan by a rubric, with a panel of reviewers, and closed for good. */
@Controller
final class Exercises {

    private static final int TITLE = 150;
    private static final int PANEL = 15;

    private final Viewers viewers;
    private final EvaluationWriter evaluations;

    Exercises(Viewers viewers, EvaluationWriter evaluations) {
        this.viewers = viewers;
        this.evaluations = evaluations;
    }

    /** What to evaluate, and by which rubric. */
    record EvaluationOpenInput(String plan, String rubric, String title, @Nullable String idempotencyKey) {}

    @MutationMapping
    Map<String, @Nullable Object> evaluationOpen(@Argument EvaluationOpenInput input) {
        Viewer viewer = viewers.require(Action.EVALUATE);
        String title = input.title().strip();
        if (title.isEmpty() || title.length() > TITLE) {
            return UserErrors.of("INVALID_TITLE", "A title has 1 to " + TITLE + " characters.", "title");
        }
        Optional<Map<String, @Nullable Object>> fault = Receipts.fault(input.idempotencyKey());
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("plan", input.plan());
        parameters.put("rubric", input.rubric());
        parameters.put("title", title);
        parameters.put("id", evaluations.id());
        parameters.put("receipt", Receipts.key(viewer.key(), "evaluationOpen", input.idempotencyKey()));
        return evaluations.write(viewer, """
                MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                SET me.held = true
                REMOVE me.held
                WITH account
                OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:Evaluation)
                OPTIONAL MATCH (plan:Plan {id: $plan})
                OPTIONAL MATCH (rubric:Evaluation {id: $rubric})
                WITH *,
                  COLLECT { MATCH (commitment:Commitment)-[:PART_OF]->(plan) RETURN commitment } AS commitments,
                  COLLECT { MATCH (attribute:Attribute)-[:ATTRIBUTE_OF]->(rubric) RETURN attribute } AS attributes
                WITH *, CASE
                  WHEN earlier IS NOT NULL THEN null
                  WHEN plan IS NULL THEN 'UNKNOWN_PLAN'
                  WHEN attributes = [] THEN 'UNKNOWN_RUBRIC'
                  WHEN commitments = [] THEN 'NOTHING_TO_EVALUATE'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                  CREATE (evaluation:Node:Evaluation {
                    id: $id, title: $title, state: 'OPEN', openedAt: $now, version: 1, method: rubric.method, ties: rubric.ties,
                    favourableAbove: rubric.favourableAbove, insufficientAbove: rubric.insufficientAbove,
                    insufficientAtMost: rubric.insufficientAtMost
                  })-[:EVALUATES]->(plan)
                  FOREACH (attribute IN attributes | CREATE (attribute)-[:ATTRIBUTE_OF]->(evaluation))
                  FOREACH (commitment IN commitments |
                    CREATE (appraisal:Node:Appraisal {
                      id: $id + '-' + commitment.id, number: commitment.number, name: commitment.title
                    })-[:IN_EVALUATION]->(evaluation)
                    CREATE (appraisal)-[:APPRAISES]->(commitment)
                  )
                  FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                    CREATE (:Receipt {key: key})-[:FOR]->(evaluation)
                  )
                  CREATE (account)-[:DID]->(:Node:Event {
                    id: $event, kind: 'OPENED', at: $now, fields: [], before: [], after: []
                  })-[:ABOUT]->(evaluation)
                )
                RETURN {
                  evaluation: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) END,
                  userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                } AS written
                """, parameters);
    }

    /** Whom to invite, and as whom the data know them. */
    record ReviewerInviteInput(String evaluation, String citizen, @Nullable String person) {}

    @MutationMapping
    Map<String, @Nullable Object> reviewerInvite(@Argument ReviewerInviteInput input) {
        Viewer viewer = viewers.require(Action.EVALUATE);
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("evaluation", input.evaluation());
        parameters.put("citizen", input.citizen());
        parameters.put("person", input.person());
        parameters.put("most", PANEL);
        return evaluations.write(viewer, FIND + """
                OPTIONAL MATCH (citizen:Citizen {id: $citizen})
                WHERE citizen.deletedAt IS NULL
                OPTIONAL MATCH (person:Person {id: $person})
                WITH *, EXISTS { (citizen)-[:REVIEWS]->(evaluation) } AS invited
                WITH *, CASE
                  WHEN evaluation IS NULL THEN 'NOT_FOUND'
                  WHEN coalesce(evaluation.state, 'PUBLISHED') <> 'OPEN' THEN 'NOT_OPEN'
                  WHEN citizen IS NULL THEN 'UNKNOWN_CITIZEN'
                  WHEN $person IS NOT NULL AND person IS NULL THEN 'UNKNOWN_PERSON'
                  WHEN NOT invited AND COUNT { (:Citizen)-[:REVIEWS]->(evaluation) } >= $most THEN 'PANEL_FULL'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  FOREACH (known IN CASE WHEN person IS NULL THEN [] ELSE [person] END | MERGE (citizen)-[:KNOWN_AS]->(known))
                  FOREACH (first IN CASE WHEN invited THEN [] ELSE [1] END |
                    CREATE (citizen)-[:REVIEWS]->(evaluation)
                    CREATE (account)-[:DID]->(event:Node:Event {
                      id: $event, kind: 'INVITED', at: $now, fields: [], before: [], after: []
                    })-[:ABOUT]->(evaluation)
                    CREATE (event)-[:CONCERNS]->(citizen)
                  )
                )
                """ + GIVE, parameters);
    }

    /** Whom to take off, and from what. */
    record ReviewerRemoveInput(String evaluation, String citizen) {}

    /** What they rated goes with them: nobody has seen it, and the panel's medians are of those who are on it. */
    @MutationMapping
    Map<String, @Nullable Object> reviewerRemove(@Argument ReviewerRemoveInput input) {
        Viewer viewer = viewers.require(Action.EVALUATE);
        return evaluations.write(viewer, FIND + """
                OPTIONAL MATCH (citizen:Citizen {id: $citizen})-[reviews:REVIEWS]->(evaluation)
                WITH *, CASE
                  WHEN evaluation IS NULL THEN 'NOT_FOUND'
                  WHEN coalesce(evaluation.state, 'PUBLISHED') <> 'OPEN' THEN 'NOT_OPEN'
                  WHEN reviews IS NULL THEN 'NOT_ON_PANEL'
                END AS refusal
                WITH *, COLLECT {
                  MATCH (score:Score)-[:SCORE_IN]->(:Appraisal)-[:IN_EVALUATION]->(evaluation)
                  WHERE EXISTS { (citizen)-[:WROTE]->(score) }
                  RETURN score
                } AS scores
                WITH *, COLLECT { UNWIND scores AS score MATCH (sealed:SealedEvent)-[:ABOUT]->(score) RETURN sealed } AS events
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  DELETE reviews
                  FOREACH (sealed IN events | DETACH DELETE sealed)
                  FOREACH (score IN scores | DETACH DELETE score)
                  CREATE (account)-[:DID]->(event:Node:Event {
                    id: $event, kind: 'REVIEWER_REMOVED', at: $now, fields: [], before: [], after: []
                  })-[:ABOUT]->(evaluation)
                  CREATE (event)-[:CONCERNS]->(citizen)
                )
                """ + GIVE, Map.of("evaluation", input.evaluation(), "citizen", input.citizen()));
    }

    /** Which exercise, in the version that was seen. */
    record EvaluationCloseInput(String evaluation, int version) {}

    /** Makes the ratings public, and what happened to them; medians are computed whenever they are read, and never kept. */
    @MutationMapping
    Map<String, @Nullable Object> evaluationClose(@Argument EvaluationCloseInput input) {
        Viewer viewer = viewers.require(Action.EVALUATE);
        return evaluations.write(viewer, FIND + """
                WITH *, CASE
                  WHEN evaluation IS NULL THEN 'NOT_FOUND'
                  WHEN coalesce(evaluation.state, 'PUBLISHED') <> 'OPEN' THEN 'NOT_OPEN'
                  WHEN evaluation.version <> $version THEN 'STALE'
                END AS refusal
                WITH *, COLLECT {
                  MATCH (score:Score)-[:SCORE_IN]->(:Appraisal)-[:IN_EVALUATION]->(evaluation)
                  RETURN score
                } AS scores
                WITH *, COLLECT {
                  UNWIND scores AS score
                  MATCH (sealed:SealedEvent)-[:ABOUT]->(score)
                  RETURN sealed
                } AS events
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  FOREACH (score IN scores | REMOVE score:Draft)
                  FOREACH (sealed IN events |
                    SET sealed:Node:Event
                    REMOVE sealed:SealedEvent
                  )
                  CREATE (account)-[:DID]->(:Node:Event {
                    id: $event, kind: 'CLOSED', at: $now, fields: ['state'], before: ['OPEN'], after: ['CLOSED']
                  })-[:ABOUT]->(evaluation)
                  SET evaluation.state = 'CLOSED', evaluation.closedAt = $now, evaluation.version = evaluation.version + 1
                )
                """ + GIVE, Map.of("evaluation", input.evaluation(), "version", input.version()));
    }
}
