package mx.cocrea.evaluation;

import java.util.HashMap;
import java.util.List;
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

/** What reviewers give: drafts, with sealed events, until the exercise closes. */
@Controller
final class Ratings {

    private static final int MOST = 50;

    private final Viewers viewers;
    private final EvaluationWriter evaluations;

    Ratings(Viewers viewers, EvaluationWriter evaluations) {
        this.viewers = viewers;
        this.evaluations = evaluations;
    }

    /** One rating; the version that was seen, none for the first. */
    record RatingInput(String attribute, int value, @Nullable Integer version) {}

    /** Ratings of one commitment. */
    record RatingGiveInput(String appraisal, List<RatingInput> ratings, @Nullable String idempotencyKey) {

        boolean isWellFormed() {
            return !ratings.isEmpty()
                    && ratings.size() <= MOST
                    && ratings.stream().map(RatingInput::attribute).distinct().count() == ratings.size();
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> ratingGive(@Argument RatingGiveInput input) {
        Viewer viewer = viewers.require(Action.RATE);
        if (!input.isWellFormed()) {
            return UserErrors.of(
                    "INVALID_RATINGS", "There are 1 to " + MOST + " ratings, one for each attribute.", "ratings");
        }
        Optional<Map<String, @Nullable Object>> fault = Receipts.fault(input.idempotencyKey());
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("appraisal", input.appraisal());
        parameters.put("ratings", input.ratings().stream().map(this::rating).toList());
        parameters.put("receipt", Receipts.key(viewer.key(), "ratingGive", input.idempotencyKey()));
        return evaluations.writePrivately(viewer,
                """
                        MATCH (:Account {key: $key})-[:OF]->(me:Citizen)
                        OPTIONAL MATCH (appraisal:Appraisal {id: $appraisal})-[:IN_EVALUATION]->(evaluation:Evaluation)
                        SET evaluation.held = true
                        REMOVE evaluation.held
                        WITH me, appraisal, evaluation
                        OPTIONAL MATCH (appraisal)-[:APPRAISES]->(commitment:Commitment)
                        OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:Appraisal)
                        WITH *, COLLECT {
                          UNWIND $ratings AS rating
                          OPTIONAL MATCH (attribute:Attribute {id: rating.attribute})
                          WHERE EXISTS { (attribute)-[:ATTRIBUTE_OF]->(evaluation) }
                          OPTIONAL MATCH (me)-[:WROTE]->(score:Score)-[:SCORE_IN]->(appraisal)
                          WHERE EXISTS { (score)-[:RATES]->(attribute) }
                          RETURN {rating: rating, attribute: attribute, score: score}
                        } AS given
                        WITH *, CASE
                          WHEN earlier IS NOT NULL THEN null
                          WHEN appraisal IS NULL OR commitment IS NULL THEN 'UNKNOWN_APPRAISAL'
                          WHEN coalesce(evaluation.state, 'PUBLISHED') <> 'OPEN' THEN 'NOT_OPEN'
                          WHEN NOT EXISTS { (me)-[:REVIEWS]->(evaluation) } THEN 'NOT_INVITED'
                        %s
                          WHEN any(one IN given WHERE one.attribute IS NULL) THEN 'UNKNOWN_ATTRIBUTE'
                          WHEN any(one IN given WHERE NOT one.attribute.scaleMin <= one.rating.value <= one.attribute.scaleMax) THEN 'OUT_OF_SCALE'
                          WHEN any(one IN given WHERE coalesce(one.score.version, 0) <> coalesce(one.rating.version, 0)) THEN 'STALE'
                        END AS refusal
                        FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                          FOREACH (one IN [one IN given WHERE one.score IS NULL] |
                            FOREACH (attribute IN [one.attribute] |
                              CREATE (me)-[:WROTE]->(score:Node:Score:Draft {
                                id: one.rating.id, value: one.rating.value, version: 1, createdAt: $now
                              })-[:SCORE_IN]->(appraisal)
                              CREATE (score)-[:RATES]->(attribute)
                              CREATE (me)-[:DID]->(:SealedEvent {
                                id: one.rating.event, kind: 'ADDED', at: $now, fields: [], before: [], after: []
                              })-[:ABOUT]->(score)
                            )
                          )
                          FOREACH (one IN [one IN given WHERE one.score.value <> one.rating.value] |
                            FOREACH (score IN [one.score] |
                              CREATE (me)-[:DID]->(:SealedEvent {
                                id: one.rating.event, kind: 'EDITED', at: $now, fields: ['value'],
                                before: [toString(score.value)], after: [toString(one.rating.value)]
                              })-[:ABOUT]->(score)
                              SET score.value = one.rating.value, score.version = score.version + 1
                            )
                          )
                          FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                            CREATE (:Receipt {key: key})-[:FOR]->(appraisal)
                          )
                        )
                        RETURN {
                          appraisal: appraisal.id, userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                        } AS written
                        """
                        .formatted(Conflicts.RULE),
                parameters);
    }

    private Map<String, @Nullable Object> rating(RatingInput input) {
        Map<String, @Nullable Object> rating = new HashMap<>();
        rating.put("attribute", input.attribute());
        rating.put("value", input.value());
        rating.put("version", input.version());
        rating.put("id", evaluations.id());
        rating.put("event", evaluations.id());
        return rating;
    }
}
