package mx.cocrea.participation;

import static mx.cocrea.participation.ProposalWriter.FIND;
import static mx.cocrea.participation.ProposalWriter.refuse;

import java.time.LocalDate;
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

/** What institutions answer to proposals put to them, and what the proposers find of it. */
@Controller
final class OfficialAnswers {

    private static final int TEXT = 5_000;
    private static final int ACTIVITIES = 20;

    /** What was answered before by the same key, and what an answer is connected with. */
    private static final String FIND_FURTHER = """
            OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:OfficialAnswer)
            WITH *,
              COLLECT {
                MATCH (me)-[:ACTS_FOR]->(institution:Institution)<-[:PUT_TO]-(proposal)
                WHERE $institution IS NULL OR institution.id = $institution
                RETURN institution
              } AS institutions,
              COLLECT { UNWIND $activities AS id MATCH (activity:Activity {id: id}) RETURN activity } AS activities
            """;

    /** What else an answer needs. */
    private static final String FITTING = """
            WHEN size(institutions) = 0 THEN 'FORBIDDEN'
            WHEN size(institutions) > 1 THEN 'SEVERAL_INSTITUTIONS'
            WHEN size(activities) < size($activities) THEN 'UNKNOWN_ACTIVITY'
            """;

    private final Viewers viewers;
    private final ProposalWriter proposals;

    OfficialAnswers(Viewers viewers, ProposalWriter proposals) {
        this.viewers = viewers;
        this.proposals = proposals;
    }

    /** What an institution decides, and how that moves the proposal on. */
    enum Decision {
        ACCEPTS(ProposalMove.ACCEPT), REJECTS(ProposalMove.REJECT), ASKS(ProposalMove.ASK);

        private final ProposalMove move;

        Decision(ProposalMove move) {
            this.move = move;
        }

        /** Whether it ends the time for an answer, which a question does not. */
        boolean isAnswer() {
            return this != ASKS;
        }
    }

    /** An answer. */
    record OfficialAnswerGiveInput(
            String proposal,
            @Nullable String institution,
            Decision decision,
            String reasons,
            List<String> activities,
            @Nullable LocalDate dueOn,
            @Nullable String idempotencyKey) {}

    @MutationMapping
    Map<String, @Nullable Object> officialAnswerGive(@Argument OfficialAnswerGiveInput input) {
        ProposalMove move = input.decision().move;
        Viewer viewer = viewers.require(move.action());
        String reasons = input.reasons().strip();
        if (reasons.isEmpty() || reasons.length() > TEXT) {
            return UserErrors.of("INVALID_REASONS", "The reasons have 1 to " + TEXT + " characters.", "reasons");
        }
        if (input.activities().size() > ACTIVITIES) {
            return UserErrors.of("TOO_MANY", "An answer points to " + ACTIVITIES + " activities at most.", "activities");
        }
        if (input.dueOn() != null && input.dueOn().isBefore(proposals.today())) {
            return UserErrors.of("INVALID_DATE", "What is promised is due today or later.", "dueOn");
        }
        Optional<Map<String, @Nullable Object>> fault = Receipts.fault(input.idempotencyKey());
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("proposal", input.proposal());
        parameters.put("version", null);
        parameters.put("from", move.from());
        parameters.put("to", move.to());
        parameters.put("institution", input.institution());
        parameters.put("activities", input.activities().stream().distinct().toList());
        parameters.put("id", proposals.id());
        parameters.put("answer", answer(input, reasons));
        parameters.put("answers", input.decision().isAnswer());
        parameters.put("receipt", Receipts.key(viewer.key(), "officialAnswerGive", input.idempotencyKey()));
        return proposals.write(viewer, FIND + FIND_FURTHER + refuse(move, FITTING) + """
                FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                  CREATE (me)-[:WROTE]->(answer:Node:OfficialAnswer {id: $id, version: 1, answeredOn: $today})
                  CREATE (answer)-[:ANSWERS]->(proposal)
                  SET answer += $answer
                  FOREACH (institution IN institutions | CREATE (answer)-[:GIVEN_BY]->(institution))
                  FOREACH (activity IN activities | CREATE (answer)-[:POINTS_TO]->(activity))
                  FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                    CREATE (:Receipt {key: key})-[:FOR]->(answer)
                  )
                  CREATE (account)-[:DID]->(event:Node:Event {
                    id: $event, kind: 'ANSWERED', at: $now,
                    fields: [field IN ['status'] WHERE proposal.status <> $to],
                    before: [status IN [proposal.status] WHERE status <> $to],
                    after: [status IN [$to] WHERE status <> proposal.status]
                  })-[:ABOUT]->(proposal)
                  CREATE (event)-[:ABOUT]->(answer)
                  SET proposal.status = $to, proposal.version = proposal.version + 1,
                    proposal.answeredOn = CASE WHEN $answers THEN $today END
                )
                WITH earlier, CASE WHEN earlier IS NULL THEN refusal END AS refusal
                RETURN {
                  officialAnswer: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) END,
                  refusal: refusal,
                  userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                } AS written
                """, parameters);
    }

    private static Map<String, @Nullable Object> answer(OfficialAnswerGiveInput input, String reasons) {
        Map<String, @Nullable Object> answer = new HashMap<>();
        answer.put("decision", input.decision().name());
        answer.put("reasons", reasons);
        answer.put("dueOn", input.dueOn());
        return answer;
    }

    /** What the proposer finds of an answer. */
    record OfficialAnswerRateInput(String officialAnswer, int version, boolean answersTheQuestion) {}

    @MutationMapping
    Map<String, @Nullable Object> officialAnswerRate(@Argument OfficialAnswerRateInput input) {
        Viewer viewer = viewers.require(Action.PROPOSE);
        return proposals.write(viewer, """
                MATCH (:Account {key: $key})-[:OF]->(me:Citizen)
                OPTIONAL MATCH (answer:OfficialAnswer {id: $answer})-[:ANSWERS]->(proposal:Proposal)
                SET answer.held = true
                REMOVE answer.held
                WITH me, answer, CASE
                  WHEN answer IS NULL THEN 'UNKNOWN_ANSWER'
                  WHEN NOT EXISTS { (me)-[:WROTE]->(proposal) } THEN 'FORBIDDEN'
                  WHEN answer.version <> $version THEN 'STALE'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  CREATE (me)-[:DID]->(:Node:Event {
                    id: $event, kind: 'RATED', at: $now, fields: ['answersTheQuestion'],
                    before: [coalesce(toString(answer.answersTheQuestion), '')], after: [toString($answersTheQuestion)]
                  })-[:ABOUT]->(answer)
                  SET answer.answersTheQuestion = $answersTheQuestion, answer.version = answer.version + 1
                )
                RETURN {
                  officialAnswer: answer.id,
                  refusal: refusal,
                  userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                } AS written
                """, Map.of("answer", input.officialAnswer(), "version", input.version(), "answersTheQuestion",
                input.answersTheQuestion()));
    }
}
