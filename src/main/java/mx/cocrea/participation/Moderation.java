package mx.cocrea.participation;

import static mx.cocrea.participation.ModerationWriter.AUTHOR;
import static mx.cocrea.participation.ModerationWriter.HIDE;
import static mx.cocrea.participation.ModerationWriter.PARTIAL;
import static mx.cocrea.participation.ModerationWriter.PUBLISH;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What moderators read and decide. */
@Controller
final class Moderation {

    private static final int LONGEST = 2_000;

    private final Viewers viewers;
    private final ModerationWriter moderation;

    Moderation(Viewers viewers, ModerationWriter moderation) {
        this.viewers = viewers;
        this.moderation = moderation;
    }

    /** Why a reason cannot be given to the public, as a payload says it; nothing where it can. */
    static Optional<Map<String, @Nullable Object>> fault(String reason) {
        return reason.isEmpty() || reason.length() > LONGEST
                ? Optional.of(UserErrors.of("INVALID_REASON", "A reason has 1 to %,d characters.".formatted(LONGEST), "reason"))
                : Optional.empty();
    }

    @QueryMapping
    Map<String, @Nullable Object> moderationQueue() {
        viewers.require(Action.MODERATE);
        return Map.of("asked", true);
    }

    /** What to decide, in the version that was seen. */
    record ModerationDecideInput(String subject, int version, Decision decision, @Nullable String rule, String reason) {}

    /** What a moderator decides. */
    enum Decision {
        HIDE, KEEP, RELEASE
    }

    /** Two who decide at once take turns by the text's lock, and the second finds it closed. */
    @MutationMapping
    Map<String, @Nullable Object> moderationDecide(@Argument ModerationDecideInput input) {
        Viewer viewer = viewers.require(Action.MODERATE);
        String reason = input.reason().strip();
        Optional<Map<String, @Nullable Object>> fault = fault(reason);
        if (fault.isPresent()) {
            return fault.get();
        }
        boolean hides = input.decision() == Decision.HIDE;
        if (hides && input.rule() == null) {
            return UserErrors.of("RULE_MISSING", "Say which rule it breaks.", "rule");
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("subject", input.subject());
        parameters.put("version", input.version());
        parameters.put("decision", input.decision().name());
        parameters.put("rule", hides ? input.rule() : null);
        parameters.put("rules", hides ? Stream.ofNullable(input.rule()).toList() : List.of());
        parameters.put("reason", reason);
        return moderation.write(viewer,
                """
                        MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                        OPTIONAL MATCH (case:OpenCase {subject: $subject})-[:TURNS_ON]->(text)
                        SET text.id = $subject, case.subject = $subject
                        WITH account, me, case, text
                        """ + AUTHOR
                        + """
                                WITH *, CASE
                                  WHEN case IS NULL OR case.kind = 'APPEALED' OR case.closedAt IS NOT NULL OR text.withdrawnAt IS NOT NULL
                                    THEN 'NO_CASE'
                                  WHEN %s THEN 'FORBIDDEN'
                                  WHEN text.version <> $version THEN 'STALE'
                                  WHEN $decision = CASE case.kind WHEN 'HELD' THEN 'KEEP' ELSE 'RELEASE' END THEN 'WRONG_DECISION'
                                END AS refusal
                                WITH *, refusal IS NULL AND $decision = 'HIDE' AS hides, refusal IS NULL AND $decision = 'RELEASE' AS publishes
                                CALL (account, author, case, text, refusal) {
                                  WITH account, author, case, text
                                  WHERE refusal IS NULL
                                  CREATE (account)-[:DECIDED]->(decision:Node:ModerationDecision {
                                    id: $id, subject: $subject, kind: CASE
                                      WHEN text:Comment OR text.kind = 'COMMENT' THEN 'COMMENT'
                                      WHEN text.kind IS NULL OR text.kind = 'PROPOSAL' THEN 'PROPOSAL'
                                      ELSE 'PROGRESS_REPORT'
                                    END,
                                    action: $decision, rule: $rule, reason: $reason, at: $now,
                                    hides: CASE WHEN $decision = 'HIDE' AND case.kind = 'REPORTED' THEN $subject END
                                  })
                                  FOREACH (told IN CASE WHEN $decision = 'KEEP' THEN [] ELSE [author] END |
                                    CREATE (decision)-[:TELLS]->(told)
                                    CREATE (:Node:Event {
                                      id: $told, kind: CASE $decision WHEN 'HIDE' THEN 'HIDDEN' ELSE 'RELEASED' END, at: $now,
                                      fields: [rule IN $rules | 'rule'], before: [rule IN $rules | ''], after: $rules
                                    })-[:ABOUT]->(decision)
                                  )
                                  SET case.closedAt = $now
                                  REMOVE case:OpenCase
                                  WITH decision
                                  MATCH (report:Report {subject: $subject})
                                  REMOVE report.key
                                }
                                """
                                .formatted(PARTIAL)
                        + HIDE + PUBLISH + """
                                RETURN {
                                  decision: CASE WHEN refusal IS NULL THEN $id END,
                                  refusal: refusal,
                                  userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                                } AS written
                                """,
                parameters);
    }
}
