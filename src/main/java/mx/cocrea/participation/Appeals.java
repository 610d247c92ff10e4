package mx.cocrea.participation;

import static mx.cocrea.participation.ModerationWriter.AUTHOR;
import static mx.cocrea.participation.ModerationWriter.PARTIAL;
import static mx.cocrea.participation.ModerationWriter.PUBLISH;

import java.util.Map;
import java.util.Optional;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Appeals: once from each decision that hides a text, to another moderator than the one who took it. */
@Controller
final class Appeals {

    private static final int LONGEST = 5_000;

    /** What a mutation on a decision gives; to be preceded by {@code refusal}, null or the name of a {@link ModerationRefused}. */
    private static final String GIVE = """
            RETURN {
              decision: decision.id,
              refusal: refusal,
              userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
            } AS written
            """;

    private final Viewers viewers;
    private final ModerationWriter moderation;

    Appeals(Viewers viewers, ModerationWriter moderation) {
        this.viewers = viewers;
        this.moderation = moderation;
    }

    /** From which decision, and why. */
    record AppealAddInput(String decision, String text) {}

    @MutationMapping
    Map<String, @Nullable Object> appealAdd(@Argument AppealAddInput input) {
        Viewer viewer = viewers.require(Action.APPEAL);
        String text = input.text().strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return UserErrors.of("INVALID_TEXT", "An appeal has 1 to %,d characters.".formatted(LONGEST), "text");
        }
        return moderation.write(viewer, """
                MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                OPTIONAL MATCH (decision:ModerationDecision {id: $decision})
                SET decision.id = $decision
                WITH account, me, decision
                OPTIONAL MATCH (text:Withheld {id: decision.subject})
                WITH *, CASE
                  WHEN decision IS NULL THEN 'NO_DECISION'
                  WHEN NOT EXISTS { (decision)-[:TELLS]->(me) } THEN 'FORBIDDEN'
                  WHEN decision.appealedAt IS NOT NULL THEN 'APPEALED'
                  WHEN decision.action <> 'HIDE' OR text IS NULL THEN 'NOT_HIDDEN'
                END AS refusal
                CALL (account, decision, text, refusal) {
                  WITH account, decision, text
                  WHERE refusal IS NULL
                  SET decision.appealedAt = $now
                  CREATE (account)-[:APPEALED]->(:Appeal {text: $text, at: $now})-[:AGAINST]->(decision)
                  CREATE (case:OpenCase {id: $case, subject: text.id, kind: 'APPEALED', openedAt: $now})-[:TURNS_ON]->(text)
                  CREATE (case)-[:REVIEWS]->(decision)
                }
                """ + GIVE, Map.of("decision", input.decision(), "text", text));
    }

    /** How an appeal ends. */
    enum Outcome {
        UPHELD, OVERTURNED
    }

    /** Which decision, and whether it stands. */
    record AppealDecideInput(String decision, Outcome outcome, String reason) {}

    @MutationMapping
    Map<String, @Nullable Object> appealDecide(@Argument AppealDecideInput input) {
        Viewer viewer = viewers.require(Action.MODERATE);
        String reason = input.reason().strip();
        Optional<Map<String, @Nullable Object>> fault = Moderation.fault(reason);
        if (fault.isPresent()) {
            return fault.get();
        }
        return moderation.write(viewer, """
                MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                OPTIONAL MATCH (decision:ModerationDecision {id: $decision})
                SET decision.id = $decision
                WITH account, me, decision
                OPTIONAL MATCH (decision)<-[:REVIEWS]-(case:OpenCase)-[:TURNS_ON]->(text)
                """ + AUTHOR + """
                WITH *, CASE
                  WHEN case IS NULL THEN 'NO_DECISION'
                  WHEN EXISTS { (account)-[:DECIDED]->(decision) } OR %s THEN 'FORBIDDEN'
                END AS refusal
                WITH *, refusal IS NULL AND $outcome = 'OVERTURNED' AS publishes
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  SET decision.appealOutcome = $outcome, decision.appealReason = $reason, decision.appealDecidedAt = $now,
                    case.closedAt = $now
                  REMOVE case:OpenCase
                  CREATE (:Node:Event {
                    id: $told, kind: CASE $outcome WHEN 'UPHELD' THEN 'UPHELD' ELSE 'RESTORED' END, at: $now,
                    fields: [], before: [], after: []
                  })-[:ABOUT]->(decision)
                )
                FOREACH (change IN CASE WHEN publishes THEN [1] ELSE [] END | REMOVE decision.hides)
                WITH *
                """.formatted(PARTIAL) + PUBLISH + GIVE,
                Map.of("decision", input.decision(), "outcome", input.outcome().name(), "reason", reason));
    }
}
