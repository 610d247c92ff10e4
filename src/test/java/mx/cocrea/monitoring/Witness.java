package mx.cocrea.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Somebody who has signed in, and what they report, in whatever part. */
record Witness(Client client) {

    static final Map<String, String> PHOTOGRAPH = Map.of(
            "url", "https://example.org/ruta.jpg", "title", "La parada sin mapa", "kind", "PHOTOGRAPH", "seenOn", "2019-06-01");

    private static final String DONE = """
            {
              progressReport {
                id version kind done observedOn recordedAt summary deliverablesDone deliverablesPlanned percent isClaim
                author { id } institution { id } organisation { id } activity { id }
                evidence { id url title kind seenOn sha256 } corrects { id version } correctedBy { id } viewerMayCorrect
              }
              held { id state heldFor summary reportsOn { id } evidence { url title } }
              userErrors { code field }
            }
            """;

    /** A report that an activity is done or not, as of a day. */
    static Map<String, Object> that(String activity, String done, String observedOn) {
        return Map.of("activity", activity, "done", done, "observedOn", observedOn, "summary", "Se visitó el lugar.");
    }

    /** The same with more. */
    static Map<String, Object> and(Map<String, ?> report, Object... namesAndValues) {
        Map<String, Object> more = new HashMap<>(report);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            more.put(namesAndValues[at].toString(), namesAndValues[at + 1]);
        }
        return more;
    }

    static Map<String, Object> officially(Map<String, ?> report) {
        return and(report, "kind", "OFFICIAL");
    }

    static Map<String, Object> shown(Map<String, ?> report) {
        return and(report, "evidence", List.of(PHOTOGRAPH));
    }

    /** What a report is answered with. */
    Answer tries(Map<String, ?> report) {
        return client.ask("mutation($input: ProgressReportAddInput!) { done: progressReportAdd(input: $input) " + DONE + " }",
                Map.of("input", report));
    }

    /** The report that is made. */
    JsonNode reports(Map<String, ?> report) {
        return made(tries(report));
    }

    /** What a report becomes that is held for review. */
    JsonNode isHeldWith(Map<String, ?> report) {
        JsonNode done = tries(report).body().at("/data/done");
        assertThat(done.path("progressReport").isNull()).as("%s", done).isTrue();
        assertThat(done.at("/held/state").asString()).as("%s", done).isEqualTo("HELD");
        return done.path("held");
    }

    /** The code and the field by which a report is refused. */
    String refused(Map<String, ?> report) {
        return refusal(tries(report));
    }

    /** What a correction of a report in the version that was seen is answered with. */
    Answer triesToCorrect(JsonNode report, Map<String, ?> right) {
        Map<String, Object> input = and(right, "report", id(report), "version", report.path("version").asInt());
        input.remove("activity");
        input.remove("kind");
        return client.ask(
                "mutation($input: ProgressReportCorrectInput!) { done: progressReportCorrect(input: $input) " + DONE + " }",
                Map.of("input", input));
    }

    JsonNode corrects(JsonNode report, Map<String, ?> right) {
        return made(triesToCorrect(report, right));
    }

    private static JsonNode made(Answer answer) {
        JsonNode done = answer.body().at("/data/done");
        assertThat(done.path("userErrors").valueStream()).as("%s", answer.body()).isEmpty();
        assertThat(done.path("progressReport").isObject()).as("%s", answer.body()).isTrue();
        return done.path("progressReport");
    }

    static String refusal(Answer answer) {
        JsonNode error = answer.body().at("/data/done/userErrors/0");
        return error.path("code").asString("") + " " + error.path("field").asString("");
    }

    static String id(JsonNode report) {
        return report.path("id").asString();
    }
}
