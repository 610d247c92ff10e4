package mx.cocrea.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.cocrea.identity.Issuer;
import mx.cocrea.platform.graphql.Client;
import tools.jackson.databind.JsonNode;

/** Somebody who signs in with an address that is theirs, and what they do. */
record Follower(Client client, String name, List<String> roles) {

    /** With a token of now, as they may last less than what a test does. */
    Client signedIn() {
        return client.as(Issuer.SHARED.token(claims -> claims.subject(name)
                .claim("email", address())
                .claim("email_verified", true)
                .claim("scope", "read participate report moderate")
                .claim("roles", roles)));
    }

    String address() {
        return name + "@example.org";
    }

    /** The payload of a mutation; {@code gives} is what is asked of it beside its errors. */
    JsonNode does(String mutation, String type, Map<String, ?> input, String gives) {
        return signedIn()
                .data("mutation($input: %s!) { done: %s(input: $input) { %s userErrors { code field } } }"
                        .formatted(type, mutation, gives), Map.of("input", input))
                .path("done");
    }

    private JsonNode succeeds(String mutation, String type, Map<String, ?> input, String gives) {
        JsonNode payload = does(mutation, type, input, gives);
        assertThat(payload.path("userErrors")).as("%s", payload).isEmpty();
        return payload;
    }

    Follower follows(String subject) {
        succeeds("followAdd", "FollowInput", Map.of("subject", subject), "");
        return this;
    }

    Follower followsWords(String words) {
        succeeds("followAdd", "FollowInput", Map.of("words", words), "");
        return this;
    }

    Follower wants(String email) {
        succeeds("notificationsUpdate", "NotificationsUpdateInput", Map.of("email", email), "");
        return this;
    }

    /** The comment's identifier. */
    String comments(String on, String body) {
        return succeeds("commentAdd", "CommentAddInput", Map.of("on", on, "body", body), "comment { id }").at("/comment/id")
                .asString();
    }

    String replies(String comment, String body) {
        return succeeds("commentAdd", "CommentAddInput", Map.of("replyTo", comment, "body", body), "comment { id }")
                .at("/comment/id")
                .asString();
    }

    void withdraws(String comment) {
        succeeds("commentWithdraw", "CommentWithdrawInput", Map.of("id", comment, "version", 1), "");
    }

    /** The identifier of a draft. */
    String drafts(String title) {
        return succeeds("proposalAdd", "ProposalAddInput", Map.of(
                "title", title, "problem", "Nadie sabe a qué hora pasa.", "solution", "Un horario en cada parada.", "addresses",
                WithNotices.RUTA_AZUL), "proposal { id }").at("/proposal/id").asString();
    }

    String proposes(String title) {
        String id = drafts(title);
        moves("proposalSubmit", id, 1);
        return id;
    }

    void moves(String mutation, String proposal, int version) {
        succeeds(mutation, "ProposalMoveInput", Map.of("proposal", proposal, "version", version), "");
    }

    void answers(String proposal) {
        succeeds("officialAnswerGive", "OfficialAnswerGiveInput", Map.of(
                "proposal", proposal, "decision", "ACCEPTS", "reasons", "Hay presupuesto.", "institution", WithNotices.DIF), "");
    }

    void witnesses(String activity, String summary) {
        succeeds("progressReportAdd", "ProgressReportAddInput", Map.of(
                "activity", activity, "done", "NOT_COMPLETED", "observedOn", "2019-06-01", "summary", summary), "");
    }

    void measures(String indicator) {
        succeeds("measurementAdd", "MeasurementAddInput", Map.of(
                "indicator", indicator, "observedOn", "2019-05-31", "numerator", 3, "denominator", 4, "link",
                Map.of("url", "https://example.org/informe", "title", "Informe de difusión")), "");
    }

    /** The identifier of a figure that was published. */
    String publishes(String about, String label) {
        return succeeds("figureAdd", "FigureAddInput", Map.of(
                "subject", about, "label", label, "value", 6, "source",
                Map.of("title", "Nota de prensa", "url", "https://example.org/nota", "where", "Párrafo 2")), "figure { id }")
                .at("/figure/id")
                .asString();
    }

    void reports(String text) {
        succeeds("reportAdd", "ReportAddInput", Map.of("subject", text, "reason", "HARASSMENT"), "");
    }

    /** The identifier of a comment that is held for review. */
    String writesWhatIsHeld(String on, String body) {
        return succeeds("commentAdd", "CommentAddInput", Map.of("on", on, "body", body + " https://example.org".repeat(6)),
                "held { id }").at("/held/id").asString();
    }

    /** The identifier of what they decide, as moderators, on a text that waits. */
    String decides(String text, String decision) {
        int version = signedIn().data("{ moderationQueue(first: 100) { nodes { subject version } } }")
                .at("/moderationQueue/nodes")
                .valueStream()
                .filter(waiting -> waiting.path("subject").asString().equals(text))
                .findFirst()
                .orElseThrow()
                .path("version")
                .asInt();
        return succeeds("moderationDecide", "ModerationDecideInput", Map.of(
                "subject", text, "version", version, "decision", decision, "rule", "HARASSMENT", "reason",
                "Ataca a quien responde."),
                "decision { id }").at("/decision/id").asString();
    }

    void appeals(String decision) {
        succeeds("appealAdd", "AppealAddInput", Map.of("decision", decision, "text", "Era una cita."), "");
    }

    void ends(String appealed, String outcome) {
        succeeds("appealDecide", "AppealDecideInput", Map.of(
                "decision", appealed, "outcome", outcome, "reason", "Se miró de nuevo."), "");
    }

    String citizen() {
        return me("citizen { id }").at("/citizen/id").asString();
    }

    /** Their notices, the latest first, as {@code REASON title}, or the rule that a decision names. */
    List<String> told() {
        return notices().valueStream().map(Follower::line).toList();
    }

    private static String line(JsonNode notice) {
        JsonNode subject = notice.path("subject");
        String said = subject.path("title").asString(subject.path("body").asString(subject.path("rule").asString("")));
        return (notice.path("reason").asString() + " " + said).strip();
    }

    JsonNode notices() {
        return signedIn()
                .data("""
                        {
                          me {
                            notices(first: 100) {
                              nodes {
                                id reason createdAt readAt event { kind by { id } }
                                subject { ... on Proposal { id title } ... on Comment { id body } ... on ModerationDecision { id rule } ... on ProgressReport { id summary } ... on Indicator { id } ... on Figure { id title: label } }
                              }
                            }
                          }
                        }
                        """)
                .at("/me/notices/nodes");
    }

    JsonNode me(String fields) {
        return signedIn().data("{ me { " + fields + " } }").path("me");
    }
}
