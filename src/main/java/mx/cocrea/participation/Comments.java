package mx.cocrea.participation;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.Receipts;
import mx.cocrea.platform.writing.Review;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;

/** What citizens say on what was promised, and each rule of saying it. */
@Controller
final class Comments {

    /** Characters of a body, its ends stripped. */
    private static final int LONGEST = 5_000;

    /** How far a reply to a reply can go. */
    private static final int DEEPEST = 3;

    /** How long an edit only mends a slip, which nobody need see. */
    private static final Duration SLIP = Duration.ofMinutes(15);

    /** Who writes two at once writes one after the other, so that the second finds whether it repeats the first. */
    private static final String ADD = """
            MATCH (:Account {key: $key})-[:OF]->(author:Citizen)
            SET author.createdAt = author.createdAt
            FOREACH (key IN $receipts | MERGE (:Receipt {key: key}))
            WITH author
            OPTIONAL MATCH (receipt:Receipt {key: head($receipts)})
            OPTIONAL MATCH (receipt)-[:FOR]->(first:Comment|Withheld)
            OPTIONAL MATCH (parent:Comment {id: $replyTo})-[:ON]->(theirs)
            OPTIONAL MATCH (named:Node {id: $on})
            WHERE named:Commitment|Activity OR named:Proposal AND named.submittedOn IS NOT NULL
            WITH author, receipt, first, parent, coalesce(theirs, named) AS subject, CASE
              WHEN first IS NOT NULL THEN []
              WHEN $replyTo IS NOT NULL AND parent IS NULL
                THEN [{code: 'NOT_FOUND', message: 'There is no comment with this identifier.', field: 'replyTo'}]
              WHEN $on IS NOT NULL AND named IS NULL
                THEN [{code: 'NOT_FOUND', message: 'There is nothing to comment on with this identifier.', field: 'on'}]
              WHEN named <> theirs
                THEN [{code: 'OTHER_SUBJECT', message: 'What you reply to is on something else.', field: 'on'}]
              WHEN parent.withdrawnAt IS NOT NULL
                THEN [{code: 'WITHDRAWN', message: 'What you reply to was withdrawn.', field: 'replyTo'}]
              WHEN parent.hiddenAt IS NOT NULL
                THEN [{code: 'HIDDEN', message: 'What you reply to is hidden.', field: 'replyTo'}]
              WHEN parent.depth >= $deepest
                THEN [{code: 'TOO_DEEP', message: 'Nobody can reply to a reply to a reply.', field: 'replyTo'}]
              ELSE []
            END AS userErrors
            FOREACH (refused IN userErrors | DELETE receipt)
            WITH *, CASE WHEN first IS NULL AND userErrors = [] THEN %s END AS heldFor
            CALL (author, receipt, first, parent, subject, userErrors, heldFor) {
              WITH author, receipt, parent, subject, heldFor
              WHERE first IS NULL AND userErrors = []
              CREATE (author)-[:WROTE]->(comment:Node {
                id: $id, under: coalesce(parent.id, subject.id), depth: coalesce(parent.depth, 0) + 1,
                body: $body, alignment: $alignment, createdAt: $at, version: 1, sameness: $sameness
              })
              CREATE (author)-[:DID]->(event {id: $event, kind: 'ADDED', at: $at, fields: [], before: [], after: []})
              CREATE (event)-[:ABOUT]->(comment)
              FOREACH (public IN CASE WHEN heldFor IS NULL THEN [1] ELSE [] END |
                SET comment:Comment, event:Node:Event
                CREATE (comment)-[:ON]->(subject)
              )
              FOREACH (held IN CASE WHEN heldFor IS NULL THEN [] ELSE [1] END |
                SET comment:Withheld, comment.kind = 'COMMENT', comment.state = 'HELD', comment.heldFor = heldFor,
                  event:WithheldEvent
                CREATE (comment)-[:MEANT_FOR]->(subject)
                CREATE (:OpenCase {id: $case, subject: $id, kind: 'HELD', openedAt: $at})-[:TURNS_ON]->(comment)
              )
              FOREACH (answered IN CASE WHEN parent IS NULL THEN [] ELSE [parent] END | CREATE (comment)-[:REPLY_TO]->(answered))
              FOREACH (key IN $receipts | CREATE (receipt)-[:FOR]->(comment))
            }
            RETURN {comment: CASE userErrors WHEN [] THEN coalesce(first.id, $id) END, userErrors: userErrors} AS written
            """.formatted(Review.heldFor("author", "$body", Review.saidBefore("Comment")));

    /**
     * Finds a comment of the writer's own. Setting what is set already takes the comment's lock, so that of two changes to one version the
     * second finds the first.
     */
    private static final String OWN = """
            OPTIONAL MATCH (comment:Comment {id: $id})
            SET comment.id = $id
            WITH comment
            OPTIONAL MATCH (:Account {key: $key})-[:OF]->(author:Citizen)-[wrote:WROTE|WITHDREW]->()-[:TEXT_OF]->{0,1}(comment)
            WITH comment, author, wrote, CASE
              WHEN comment IS NULL THEN [{code: 'NOT_FOUND', message: 'There is no comment with this identifier.', field: 'id'}]
              WHEN author IS NULL THEN [{code: 'FORBIDDEN', message: 'It is somebody else\\'s.', field: 'id'}]
              WHEN comment.version <> $version THEN [{
                code: 'STALE', message: 'It has changed meanwhile; look at it as it is now, and send its version.', field: 'version'
              }]
              WHEN comment.withdrawnAt IS NOT NULL THEN [{code: 'WITHDRAWN', message: 'You have withdrawn it.', field: 'id'}]
              WHEN comment.hiddenAt IS NOT NULL THEN [{code: 'HIDDEN', message: 'A moderator has hidden it.', field: 'id'}]
              ELSE []
            END AS userErrors
            """;

    private static final String RETURN_OWN = """
            RETURN {
              comment: comment.id, forbidden: comment IS NOT NULL AND author IS NULL, userErrors: userErrors
            } AS written
            """;

    private final Viewers viewers;
    private final GraphWriter graph;
    private final InstantSource clock;

    Comments(Viewers viewers, GraphWriter graph, Clock clock) {
        this.viewers = viewers;
        this.graph = graph;
        this.clock = clock;
    }

    /** What to say, on what or in reply to what; a repeated key gives what it gave first. */
    record CommentAddInput(
            @Nullable String on,
            @Nullable String replyTo,
            String body,
            String alignment,
            @Nullable String idempotencyKey) {}

    /** What to change; null for what stays. */
    record CommentEditInput(String id, int version, @Nullable String body, @Nullable String alignment) {}

    /** What to take back. */
    record CommentWithdrawInput(String id, int version) {}

    /** Says something on a commitment, an activity or a submitted proposal, or in reply to what was said there. */
    @MutationMapping
    Map<String, @Nullable Object> commentAdd(@Argument CommentAddInput input) {
        Viewer viewer = viewers.require(Action.COMMENT);
        String body = input.body().strip();
        if (!fits(body)) {
            return unfit();
        }
        Optional<Map<String, @Nullable Object>> fault = Receipts.fault(input.idempotencyKey());
        if (fault.isPresent()) {
            return fault.get();
        }
        if (input.on() == null && input.replyTo() == null) {
            return UserErrors.of("SUBJECT_MISSING", "Say on what this is a comment, or to which comment a reply.", "on");
        }
        Map<String, @Nullable Object> parameters = parameters(viewer);
        parameters.put("receipts", Stream.ofNullable(Receipts.key(viewer.key(), "commentAdd", input.idempotencyKey())).toList());
        parameters.put("id", graph.newId());
        parameters.put("on", input.on());
        parameters.put("replyTo", input.replyTo());
        parameters.put("deepest", DEEPEST);
        parameters.put("case", graph.newId());
        parameters.put("body", body);
        parameters.put("sameness", Review.sameness(viewer.key(), body));
        parameters.put("review", Review.limits(clock.instant()));
        parameters.put("alignment", input.alignment());
        return graph.write(ADD, parameters);
    }

    /** Changes what one said; what would be held if it were new is no change. */
    @MutationMapping
    Map<String, @Nullable Object> commentEdit(@Argument CommentEditInput input) {
        Viewer viewer = viewers.require(Action.COMMENT);
        String body = input.body() == null ? null : input.body().strip();
        if (body != null && !fits(body)) {
            return unfit();
        }
        Map<String, @Nullable Object> parameters = parameters(viewer, input.id(), input.version());
        parameters.put("slip", SLIP);
        parameters.put("body", body);
        parameters.put("sameness", body == null ? null : Review.sameness(viewer.key(), body));
        parameters.put("review", Review.limits(clock.instant()));
        parameters.put("alignment", input.alignment());
        return own(OWN + """
                WITH comment, author, userErrors,
                  CASE WHEN userErrors = [] AND $body <> comment.body THEN %s END AS heldFor
                WITH comment, author, CASE heldFor
                  WHEN 'DUPLICATE' THEN [{code: 'DUPLICATE', message: 'You have said the same today.', field: 'body'}]
                  WHEN 'LINKS' THEN [{code: 'TOO_MANY_LINKS', message: 'There are too many links in it.', field: 'body'}]
                  ELSE userErrors
                END AS userErrors
                CALL (comment, author, userErrors) {
                  WITH comment, author, [
                    change IN [
                      {field: 'alignment', before: comment.alignment, after: coalesce($alignment, comment.alignment)},
                      {field: 'body', before: comment.body, after: coalesce($body, comment.body)}
                    ] WHERE change.before <> change.after
                  ] AS changes
                  WHERE userErrors = [] AND changes <> []
                  WITH comment, author, CASE WHEN $at < comment.createdAt + $slip THEN [] ELSE changes END AS shown
                  CREATE (author)-[:DID]->(:Node:Event {
                    id: $event, kind: 'EDITED', at: $at,
                    fields: [change IN shown | change.field],
                    before: [change IN shown | change.before],
                    after: [change IN shown | change.after]
                  })-[:ABOUT]->(comment)
                  SET comment.body = coalesce($body, comment.body),
                    comment.alignment = coalesce($alignment, comment.alignment),
                    comment.sameness = CASE WHEN $body IS NULL THEN comment.sameness ELSE $sameness END,
                    comment.editedAt = $at,
                    comment.version = comment.version + 1
                }
                """.formatted(Review.heldFor("author", "$body", Review.saidBefore("Comment"))) + RETURN_OWN, parameters);
    }

    /** Takes back what one said: nothing of it, nor who said it, is in the graph's public part afterwards. */
    @MutationMapping
    Map<String, @Nullable Object> commentWithdraw(@Argument CommentWithdrawInput input) {
        Viewer viewer = viewers.require(Action.COMMENT);
        return own(OWN + """
                CALL (comment, author, wrote, userErrors) {
                  WITH comment, author, wrote
                  WHERE userErrors = []
                  CREATE (author)-[:WITHDREW]->(comment)
                  CREATE (:Node:Event {id: $event, kind: 'WITHDRAWN', at: $at})-[:ABOUT]->(comment)
                  SET comment.withdrawnAt = $at, comment.version = comment.version + 1
                  REMOVE comment.body, comment.alignment, comment.sameness
                  DELETE wrote
                  WITH comment
                  MATCH (event:Event)-[:ABOUT]->(comment)
                  OPTIONAL MATCH (:Citizen)-[did:DID]->(event)
                  SET event.fields = [], event.before = [], event.after = []
                  DELETE did
                }
                """ + RETURN_OWN, parameters(viewer, input.id(), input.version()));
    }

    private static boolean fits(String body) {
        return !body.isEmpty() && body.codePointCount(0, body.length()) <= LONGEST;
    }

    private static Map<String, @Nullable Object> unfit() {
        return UserErrors.of("INVALID_BODY", "A comment has 1 to %,d characters.".formatted(LONGEST), "body");
    }

    private Map<String, @Nullable Object> own(String statement, Map<String, @Nullable Object> parameters) {
        Map<String, @Nullable Object> written = graph.write(statement, parameters);
        if (Boolean.TRUE.equals(written.get("forbidden"))) {
            throw new AccessDeniedException("somebody else's comment");
        }
        return written;
    }

    private Map<String, @Nullable Object> parameters(Viewer viewer, String id, int version) {
        Map<String, @Nullable Object> parameters = parameters(viewer);
        parameters.put("id", id);
        parameters.put("version", version);
        return parameters;
    }

    private Map<String, @Nullable Object> parameters(Viewer viewer) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", viewer.key());
        parameters.put("event", graph.newId());
        parameters.put("at", clock.instant().atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
