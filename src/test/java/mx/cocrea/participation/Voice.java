package mx.cocrea.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Somebody who has signed in, and what they have to do with moderation. */
public record Voice(Client client) {

    private static final String DECISION = """
            {
              decision { id kind action rule reason appealedAt appealOutcome appealReason subject viewerMayAppeal appeal { text } }
              userErrors { code field }
            }
            """;

    /** What a comment is answered with. */
    public JsonNode says(Map<String, ?> input) {
        return client.data("""
                mutation($input: CommentAddInput!) { done: commentAdd(input: $input) {
                  comment { id version body } held { id state heldFor body } userErrors { code field }
                } }
                """, Map.of("input", input)).path("done");
    }

    /** The comment that is public once it is written. */
    public JsonNode says(String on, String body) {
        JsonNode done = says(Map.of("on", on, "body", body));
        assertThat(done.path("comment").isObject()).as("%s", done).isTrue();
        return done.path("comment");
    }

    /** What becomes of a comment as it is now. */
    JsonNode edits(JsonNode comment, String body) {
        return client
                .data("""
                        mutation($input: CommentEditInput!) { done: commentEdit(input: $input) { comment { version } userErrors { code field } } }
                        """,
                        Map.of("input", Map.of("id", id(comment), "version", comment.path("version").asInt(), "body", body)))
                .path("done");
    }

    /** What a report is answered with. */
    public JsonNode reports(JsonNode subject, String reason, Map<String, ?> further) {
        Map<String, Object> input = new HashMap<>(further);
        input.put("subject", id(subject));
        input.put("reason", reason);
        return client
                .data("""
                        mutation($input: ReportAddInput!) { done: reportAdd(input: $input) { report { id open note } userErrors { code field } } }
                        """,
                        Map.of("input", input))
                .path("done");
    }

    public JsonNode reports(JsonNode subject, String reason) {
        return reports(subject, reason, Map.of());
    }

    /** What waits on a text; JSON's missing node where nothing does. */
    JsonNode waiting(JsonNode subject) {
        JsonNode queue = client
                .data("""
                        { moderationQueue(first: 100) { nodes {
                          subject kind version viewerMayDecide daysWaiting
                          comment { body author { id } on { ... on Commitment { id } } replyTo { body } }
                          proposal { title }
                          withheld { state kind heldFor body title author { id } on { ... on Commitment { id } } addresses { ... on Commitment { id } } }
                          reports { reason note by { id } } decisions { action rule } appealed { id appeal { text } }
                        } } }
                        """)
                .at("/moderationQueue/nodes");
        return queue.valueStream()
                .filter(one -> one.path("subject").asString().equals(id(subject)))
                .findFirst()
                .orElse(
                        queue.path("none"));
    }

    /** What a decision on a text in its present version is answered with. */
    Answer decides(JsonNode subject, String decision) {
        return decides(Map.of(
                "subject", id(subject), "version", waiting(subject).path("version").asInt(1), "decision", decision, "rule",
                "HARASSMENT", "reason", "Ataca a quien responde."));
    }

    Answer decides(Map<String, ?> input) {
        return client.ask(
                "mutation($input: ModerationDecideInput!) { done: moderationDecide(input: $input) " + DECISION + " }",
                Map.of("input", input));
    }

    /** The decision that is taken. */
    public JsonNode decided(JsonNode subject, String decision) {
        return decision(decides(subject, decision));
    }

    Answer appeals(JsonNode decision, String text) {
        return client.ask(
                "mutation($input: AppealAddInput!) { done: appealAdd(input: $input) " + DECISION + " }",
                Map.of("input", Map.of("decision", id(decision), "text", text)));
    }

    Answer ends(JsonNode decision, String outcome) {
        return client.ask(
                "mutation($input: AppealDecideInput!) { done: appealDecide(input: $input) " + DECISION + " }",
                Map.of("input", Map.of("decision", id(decision), "outcome", outcome, "reason", "Se miró de nuevo.")));
    }

    /** The decision that a mutation without errors gives. */
    static JsonNode decision(Answer answer) {
        JsonNode done = answer.body().at("/data/done");
        assertThat(done.path("decision").isObject()).as("%s", answer.body()).isTrue();
        return done.path("decision");
    }

    /** The code of the one user error. */
    static String refusal(JsonNode done) {
        return done.at("/userErrors/0/code").asString("");
    }

    static String refusal(Answer answer) {
        return refusal(answer.body().at("/data/done"));
    }

    /** A comment as they see it. */
    JsonNode sees(JsonNode comment) {
        return client.data("""
                query($id: ID!) { node(id: $id) { ... on Comment {
                  id version body bodyHtml alignment author { id } removal { id rule reason } withheld { body state }
                  history { nodes { kind by { id } changes { field before after } } }
                } } }
                """, Map.of("id", id(comment))).path("node");
    }

    static String id(JsonNode thing) {
        return thing.path("id").asString();
    }
}
