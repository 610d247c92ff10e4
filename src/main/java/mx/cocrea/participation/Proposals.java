package mx.cocrea.participation;

import static mx.cocrea.participation.ProposalWriter.FIND;
import static mx.cocrea.participation.ProposalWriter.GIVE;
import static mx.cocrea.participation.ProposalWriter.refuse;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.Review;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** Proposals: begun as drafts, submitted, edited, and moved on by those whose {@link ProposalMove} it is. */
@Controller
final class Proposals {

    /** After its submission, a text may be mended for so long without a trace. */
    private static final Duration GRACE = Duration.ofMinutes(15);

    /** What else a submission needs. */
    private static final String WHOLE = "WHEN '' IN [proposal.problem, proposal.solution] THEN 'INCOMPLETE'";

    /** Condition: whoever submits the proposal has submitted the same. */
    private static final String PROPOSED_BEFORE = """
            EXISTS {
              (me)-[:WROTE]->(same)
              WHERE same <> proposal AND same.words = proposal.words AND NOT same.status IN ['DRAFT', 'WITHDRAWN']
                AND same.listedAt > $review.daySince
            }""";

    /** Both are held in the order of their identifiers, so that two mergers never wait for each other. */
    private static final String FIND_BOTH = """
            MATCH (account:Account {key: $key})
            OPTIONAL MATCH (proposal:Proposal {id: $proposal})
            WHERE proposal.submittedOn IS NOT NULL
            OPTIONAL MATCH (target:Proposal {id: $into})
            WHERE target.submittedOn IS NOT NULL
            WITH *, CASE WHEN $proposal < $into THEN [proposal, target] ELSE [target, proposal] END AS both
            FOREACH (one IN [found IN both WHERE found IS NOT NULL] |
              SET one.held = true
              REMOVE one.held
            )
            WITH account, proposal, target
            """;

    /** What else a merger needs. */
    private static final String BOTH_OPEN = """
            WHEN target IS NULL THEN 'UNKNOWN_TARGET'
            WHEN target = proposal THEN 'SAME'
            WHEN NOT target.status IN $from THEN 'TARGET_CLOSED'
            """;

    private final Viewers viewers;
    private final ProposalWriter proposals;
    private final AnswerTimes times;

    Proposals(Viewers viewers, ProposalWriter proposals, AnswerTimes times) {
        this.viewers = viewers;
        this.proposals = proposals;
        this.times = times;
    }

    /** A draft. */
    record ProposalAddInput(
            String title,
            String problem,
            String solution,
            String addresses,
            List<ProposalText.Link> links,
            @Nullable String idempotencyKey) {

        ProposalText text() {
            return new ProposalText(title, problem, solution, links);
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> proposalAdd(@Argument ProposalAddInput input) {
        Viewer viewer = viewers.require(Action.PROPOSE);
        Optional<Map<String, @Nullable Object>> fault = input.text().fault().or(() -> Receipts.fault(input.idempotencyKey()));
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>(input.text().parameters());
        parameters.put("id", proposals.id());
        parameters.put("addresses", input.addresses());
        parameters.put("receipt", Receipts.key(viewer.key(), "proposalAdd", input.idempotencyKey()));
        return proposals.write(viewer, """
                MATCH (:Account {key: $key})-[:OF]->(me:Citizen)
                SET me.held = true
                REMOVE me.held
                WITH me
                OPTIONAL MATCH (:Receipt {key: $receipt})-[:FOR]->(earlier:Proposal|Withheld)
                OPTIONAL MATCH (subject:Node {id: $addresses})
                WHERE subject:Commitment OR subject:Problem
                WITH me, earlier, subject, CASE WHEN earlier IS NULL AND subject IS NULL THEN 'UNKNOWN_SUBJECT' END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL AND earlier IS NULL THEN [1] ELSE [] END |
                  CREATE (me)-[:WROTE]->(proposal:Node:Proposal:Draft {
                    id: $id, status: 'DRAFT', version: 1, createdAt: $now, listedAt: $now, words: $words
                  })-[:ADDRESSES]->(subject)
                  SET proposal += $text
                  FOREACH (key IN CASE WHEN $receipt IS NULL THEN [] ELSE [$receipt] END |
                    CREATE (:Receipt {key: key})-[:FOR]->(proposal)
                  )
                )
                RETURN {
                  proposal: CASE WHEN refusal IS NULL THEN coalesce(earlier.id, $id) END,
                  userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [$refusals[refusal]] END
                } AS written
                """, parameters);
    }

    /** A text as it is to be; null where a draft stays for what it is for. */
    record ProposalEditInput(
            String proposal,
            int version,
            String title,
            String problem,
            String solution,
            List<ProposalText.Link> links,
            @Nullable String addresses) {

        ProposalText text() {
            return new ProposalText(title, problem, solution, links);
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> proposalEdit(@Argument ProposalEditInput input) {
        Viewer viewer = viewers.require(Action.PROPOSE);
        Optional<Map<String, @Nullable Object>> fault = input.text().fault();
        if (fault.isPresent()) {
            return fault.get();
        }
        Map<String, @Nullable Object> parameters = new HashMap<>(input.text().parameters());
        parameters.put("proposal", input.proposal());
        parameters.put("version", input.version());
        parameters.put("addresses", input.addresses());
        parameters.put("grace", GRACE);
        parameters.put("review", proposals.review());
        return proposals.write(viewer, FIND + """
                OPTIONAL MATCH (proposal)-[addressed:ADDRESSES]->(before)
                OPTIONAL MATCH (subject:Node {id: $addresses})
                WHERE subject:Commitment OR subject:Problem
                WITH me, proposal, addressed, subject,
                  CASE WHEN subject <> before OR before IS NULL THEN subject END AS other,
                  [field IN ['links', 'problem', 'solution', 'title'] WHERE proposal[field] <> $text[field]] AS fields
                WITH *, CASE
                  WHEN proposal IS NULL THEN 'NOT_FOUND'
                  WHEN NOT EXISTS { (me)-[:WROTE]->(proposal) } THEN 'FORBIDDEN'
                  WHEN proposal.version <> $version THEN 'STALE'
                  WHEN NOT proposal.status IN ['DRAFT', 'SUBMITTED'] THEN 'WRONG_STATUS'
                  WHEN $addresses IS NOT NULL AND subject IS NULL THEN 'UNKNOWN_SUBJECT'
                  WHEN proposal.status = 'SUBMITTED' AND other IS NOT NULL THEN 'SETTLED'
                  WHEN proposal.status = 'SUBMITTED' AND %s > $review.links THEN 'TOO_MANY_LINKS'
                  WHEN proposal.status = 'SUBMITTED' AND '' IN [$text.problem, $text.solution] THEN 'INCOMPLETE'
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  FOREACH (revision IN CASE
                    WHEN proposal.status = 'DRAFT' OR $now < proposal.listedAt + $grace OR fields = [] THEN []
                    ELSE [1]
                  END |
                    CREATE (me)-[:DID]->(:Node:Event {
                      id: $event, kind: 'EDITED', at: $now, fields: fields,
                      before: [field IN fields | proposal[field]], after: [field IN fields | $text[field]]
                    })-[:ABOUT]->(proposal)
                  )
                  SET proposal += $text, proposal.words = $words, proposal.version = proposal.version + 1
                  FOREACH (one IN CASE WHEN other IS NULL THEN [] ELSE [other] END |
                    DELETE addressed
                    CREATE (proposal)-[:ADDRESSES]->(one)
                  )
                )
                """.formatted(Review.links("($text.problem + ' ' + $text.solution)")) + GIVE, parameters);
    }

    /** Which proposal moves on, in the version that was seen. */
    record ProposalMoveInput(String proposal, int version) {

        Map<String, @Nullable Object> parameters(ProposalMove move) {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            parameters.put("proposal", proposal);
            parameters.put("version", version);
            parameters.put("from", move.from());
            parameters.put("to", move.to());
            return parameters;
        }
    }

    /** The rule by which institutions answer for what is addressed stands here and nowhere else: who is asked, is asked for good. */
    @MutationMapping
    Map<String, @Nullable Object> proposalSubmit(@Argument ProposalMoveInput input) {
        Viewer viewer = viewers.require(ProposalMove.SUBMIT.action());
        LocalDate today = proposals.today();
        Map<String, @Nullable Object> parameters = input.parameters(ProposalMove.SUBMIT);
        parameters.put("usual", times.usual());
        parameters.put("lastDays", times.lastDays(today));
        parameters.put("review", proposals.review());
        parameters.put("case", proposals.id());
        return proposals.write(viewer, FIND + refuse(ProposalMove.SUBMIT, WHOLE) + """
                WITH *, CASE WHEN refusal IS NULL THEN %s END AS heldFor,
                  COLLECT {
                    MATCH (proposal)-[:ADDRESSES]->(subject)
                    UNWIND CASE
                      WHEN subject:Commitment THEN [subject]
                      ELSE COLLECT {
                        MATCH (subject)<-[:ADDRESSES]-(:Commitment|Part)-[:PART_OF]->{0,1}(commitment:Commitment)
                        RETURN commitment
                      }
                    END AS commitment
                    MATCH (institution:Institution)<-[:MEMBER_OF]-{0,1}()-[:ANSWERS_FOR]->()-[:FULFILS]->{0,1}(commitment)
                    RETURN DISTINCT institution
                  } AS institutions,
                  %s AS lastDay
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  CREATE (me)-[:DID]->(event {
                    id: $event, kind: 'SUBMITTED', at: $now, fields: ['status'], before: [proposal.status], after: [$to]
                  })-[:ABOUT]->(proposal)
                  SET proposal.status = $to, proposal.version = proposal.version + 1, proposal.listedAt = $now,
                    proposal.submittedOn = $today, proposal.dueOn = lastDay
                  FOREACH (institution IN institutions | CREATE (proposal)-[:PUT_TO]->(institution))
                  FOREACH (public IN CASE WHEN heldFor IS NULL THEN [1] ELSE [] END |
                    SET event:Node:Event
                    REMOVE proposal:Draft
                  )
                  FOREACH (held IN CASE WHEN heldFor IS NULL THEN [] ELSE [1] END |
                    SET proposal:Withheld, proposal.kind = 'PROPOSAL', proposal.state = 'HELD', proposal.heldFor = heldFor,
                      event:WithheldEvent
                    REMOVE proposal:Proposal
                    CREATE (:OpenCase {id: $case, subject: proposal.id, kind: 'HELD', openedAt: $now})-[:TURNS_ON]->(proposal)
                  )
                )
                """.formatted(
                Review.heldFor("me", "(proposal.problem + ' ' + proposal.solution)", PROPOSED_BEFORE),
                AnswerTimes.LAST_DAY.formatted("proposal")) + GIVE, parameters);
    }

    @MutationMapping
    Map<String, @Nullable Object> proposalWithdraw(@Argument ProposalMoveInput input) {
        Viewer viewer = viewers.require(ProposalMove.WITHDRAW.action());
        return proposals.write(viewer, FIND + refuse(ProposalMove.WITHDRAW, "") + """
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  FOREACH (public IN CASE WHEN proposal.submittedOn IS NULL THEN [] ELSE [1] END |
                    CREATE (me)-[:DID]->(:Node:Event {
                      id: $event, kind: 'WITHDRAWN', at: $now, fields: ['status'], before: [proposal.status], after: [$to]
                    })-[:ABOUT]->(proposal)
                  )
                  SET proposal.status = $to, proposal.version = proposal.version + 1, proposal.closedOn = $today
                )
                """ + GIVE, input.parameters(ProposalMove.WITHDRAW));
    }

    @MutationMapping
    Map<String, @Nullable Object> proposalReview(@Argument ProposalMoveInput input) {
        return inOffice(ProposalMove.REVIEW, "REVIEWED", input);
    }

    @MutationMapping
    Map<String, @Nullable Object> proposalImplement(@Argument ProposalMoveInput input) {
        return inOffice(ProposalMove.IMPLEMENT, "IMPLEMENTED", input);
    }

    /** What is done in office is done by an account, and no citizen is told as its doer. */
    private Map<String, @Nullable Object> inOffice(ProposalMove move, String kind, ProposalMoveInput input) {
        Viewer viewer = viewers.require(move.action());
        Map<String, @Nullable Object> parameters = input.parameters(move);
        parameters.put("kind", kind);
        return proposals.write(viewer, FIND + refuse(move, "") + """
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  CREATE (account)-[:DID]->(:Node:Event {
                    id: $event, kind: $kind, at: $now, fields: ['status'], before: [proposal.status], after: [$to]
                  })-[:ABOUT]->(proposal)
                  SET proposal.status = $to, proposal.version = proposal.version + 1
                )
                """ + GIVE, parameters);
    }

    /** Which proposal ends, and which it becomes part of. */
    record ProposalMergeInput(String proposal, int version, String into) {}

    @MutationMapping
    Map<String, @Nullable Object> proposalMerge(@Argument ProposalMergeInput input) {
        Viewer viewer = viewers.require(ProposalMove.MERGE.action());
        Map<String, @Nullable Object> parameters = new ProposalMoveInput(input.proposal(), input.version())
                .parameters(ProposalMove.MERGE);
        parameters.put("into", input.into());
        parameters.put("targetEvent", proposals.id());
        return proposals.write(viewer, FIND_BOTH + refuse(ProposalMove.MERGE, BOTH_OPEN) + """
                WITH *, COUNT { (proposal)<-[:SUPPORTS]-() } AS moving, COUNT { (target)<-[:SUPPORTS]-() } AS before
                CALL (proposal, target, refusal) {
                  MATCH (supporter:Citizen)-[support:SUPPORTS]->(proposal)
                  WHERE refusal IS NULL
                  MERGE (supporter)-[moved:SUPPORTS]->(target)
                  ON CREATE SET moved.at = support.at
                  DELETE support
                }
                WITH *, COUNT { (target)<-[:SUPPORTS]-() } AS after
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  CREATE (account)-[:DID]->(:Node:Event {
                    id: $event, kind: 'MERGED', at: $now, fields: ['mergedInto', 'status', 'supportCount'],
                    before: ['', proposal.status, toString(moving)], after: [$into, $to, '0']
                  })-[:ABOUT]->(proposal)
                  CREATE (account)-[:DID]->(:Node:Event {
                    id: $targetEvent, kind: 'MERGED', at: $now, fields: ['supportCount'],
                    before: [toString(before)], after: [toString(after)]
                  })-[:ABOUT]->(target)
                  SET proposal.status = $to, proposal.version = proposal.version + 1, proposal.closedOn = $today
                  CREATE (proposal)-[:MERGED_INTO]->(target)
                )
                """ + GIVE, parameters);
    }
}
