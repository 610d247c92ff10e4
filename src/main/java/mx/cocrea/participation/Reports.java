package mx.cocrea.participation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Reports: they ask a moderator to look, and do nothing else, however many there are. */
@Controller
final class Reports {

    private static final int LONGEST = 1_000;

    private final Viewers viewers;
    private final ModerationWriter moderation;

    Reports(Viewers viewers, ModerationWriter moderation) {
        this.viewers = viewers;
        this.moderation = moderation;
    }

    /** Why somebody reports a text. */
    enum Reason {
        SPAM, HARASSMENT, PERSONAL_DATA, ILLEGAL, OFF_TOPIC, OTHER
    }

    /** What to report; a repeated key gives what it gave first. */
    record ReportAddInput(String subject, Reason reason, @Nullable String note, @Nullable String idempotencyKey) {}

    /** Takes its turn with whoever decides on the text by the text's lock, so that a report is either decided on or opens a new case. */
    @MutationMapping
    Map<String, @Nullable Object> reportAdd(@Argument ReportAddInput input) {
        Viewer viewer = viewers.require(Action.REPORT);
        String note = input.note() == null ? "" : input.note().strip();
        if (note.length() > LONGEST || (note.isEmpty() && input.reason() == Reason.OTHER)) {
            return UserErrors.of(
                    "INVALID_NOTE", "A note has %,d characters at most, and says what other reason there is.".formatted(LONGEST),
                    "note");
        }
        Optional<Map<String, @Nullable Object>> fault = Receipts.fault(input.idempotencyKey());
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("subject", input.subject());
        parameters.put("reason", input.reason().name());
        parameters.put("note", note.isEmpty() ? null : note);
        parameters.put("receipts", Stream.ofNullable(Receipts.key(viewer.key(), "reportAdd", input.idempotencyKey())).toList());
        return moderation.write(viewer, """
                MATCH (account:Account {key: $key})-[:OF]->(me:Citizen)
                FOREACH (key IN $receipts | MERGE (:Receipt {key: key}))
                WITH account, me
                OPTIONAL MATCH (receipt:Receipt {key: head($receipts)})
                OPTIONAL MATCH (receipt)-[:FOR]->(first:Report)
                OPTIONAL MATCH (text:Node {id: $subject})
                WHERE text:Comment|Proposal|ProgressReport
                SET text.id = $subject
                WITH *, CASE
                  WHEN first IS NOT NULL THEN null
                  WHEN text IS NULL OR NOT (
                    text:Comment AND text.withdrawnAt IS NULL AND text.hiddenAt IS NULL
                      OR text:Proposal AND text.submittedOn IS NOT NULL
                      OR text:ProgressReport AND EXISTS { (:Citizen)-[:WROTE]->(text) }
                  ) THEN 'NO_TEXT'
                  WHEN EXISTS { (me)-[:WROTE]->(text) } THEN 'OWN_TEXT'
                END AS refusal
                FOREACH (refused IN CASE WHEN refusal IS NULL THEN [] ELSE [1] END | DELETE receipt)
                WITH *
                CALL (account, text, receipt, first, refusal) {
                  WITH account, text, receipt
                  WHERE first IS NULL AND refusal IS NULL
                  MERGE (case:OpenCase {subject: $subject})
                  ON CREATE SET case.id = $case, case.kind = 'REPORTED', case.openedAt = $now
                  MERGE (case)-[:TURNS_ON]->(text)
                  MERGE (report:Report {key: $key + ' ' + $subject})
                  ON CREATE SET report.id = $id, report.subject = $subject, report.reason = $reason, report.note = $note,
                    report.at = $now
                  MERGE (account)-[:REPORTED]->(report)
                  FOREACH (key IN $receipts | CREATE (receipt)-[:FOR]->(report))
                }
                OPTIONAL MATCH (report:Report {key: $key + ' ' + $subject})
                RETURN {
                  report: CASE WHEN refusal IS NULL THEN coalesce(first.id, report.id) END,
                  userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                } AS written
                """, parameters);
    }
}
