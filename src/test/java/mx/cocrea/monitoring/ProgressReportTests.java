package mx.cocrea.monitoring;

import static mx.cocrea.monitoring.Witness.PHOTOGRAPH;
import static mx.cocrea.monitoring.Witness.and;
import static mx.cocrea.monitoring.Witness.id;
import static mx.cocrea.monitoring.Witness.officially;
import static mx.cocrea.monitoring.Witness.refusal;
import static mx.cocrea.monitoring.Witness.shown;
import static mx.cocrea.monitoring.Witness.that;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class ProgressReportTests extends WithReports {

    private static final String REPEATED = "En la parada no hay ningún mapa a la vista.";
    private static final Map<String, Object> DONE = that(MAP, "COMPLETED", "2019-03-20");

    @Test
    void keepsWhatACitizenSawWithWhatShowsIt() {
        Witness ana = called("ana");
        String sum = "0123456789ABCDEF".repeat(4);

        JsonNode report = ana.reports(and(
                that(MAP, "NOT_COMPLETED", "2019-06-01"), "deliverablesDone", 2, "deliverablesPlanned", 3, "evidence",
                List.of(and(PHOTOGRAPH, "sha256", sum))));

        assertThat(report.path("kind").asString()).isEqualTo("CITIZEN");
        assertThat(report.path("percent").asDouble()).isBetween(66.6, 66.7);
        assertThat(report.path("recordedAt").asString()).startsWith("2026-11-13T18:00");
        assertThat(report.at("/author/id").asString()).isEqualTo(citizen(ana));
        assertThat(report.at("/activity/id").asString()).isEqualTo(MAP);
        assertThat(report.at("/evidence/0/sha256").asString()).isEqualTo(sum.toLowerCase(Locale.ROOT));
        assertThat(report.at("/evidence/0/kind").asString()).isEqualTo("PHOTOGRAPH");
        assertThat(report.path("isClaim").asBoolean()).isFalse();
    }

    @Test
    void keepsDoneWithoutEvidenceAsAClaim() {
        Witness luis = liaison("luis", DIF);

        assertThat(luis.reports(officially(DONE)).path("isClaim").asBoolean()).isTrue();
        assertThat(luis.reports(officially(shown(DONE))).path("isClaim").asBoolean()).isFalse();
        assertThat(luis.reports(officially(that(MAP, "NOT_COMPLETED", "2019-06-01"))).path("isClaim").asBoolean()).isFalse();
    }

    @Test
    void refusesWhatCannotBeSo() {
        Witness ana = called("ana");

        assertThat(ana.refused(that(MAP, "COMPLETED", "2026-11-14"))).isEqualTo("FUTURE_DATE observedOn");
        assertThat(ana.refused(and(DONE, "summary", "  "))).isEqualTo("INVALID_SUMMARY summary");
        assertThat(ana.refused(and(DONE, "summary", "a".repeat(5_001)))).isEqualTo("INVALID_SUMMARY summary");
        assertThat(ana.refused(and(DONE, "deliverablesDone", 1))).isEqualTo("INVALID_DELIVERABLES deliverablesDone");
        for (List<Integer> counted : List.of(List.of(3, 2), List.of(-1, 2), List.of(0, 0), List.of(1, 2))) {
            assertThat(ana.refused(and(DONE, "deliverablesDone", counted.get(0), "deliverablesPlanned", counted.get(1))))
                    .isEqualTo("INVALID_DELIVERABLES deliverablesDone");
        }
        assertThat(ana.refused(that("durango-9", "COMPLETED", "2019-03-20"))).isEqualTo("NOT_FOUND activity");
        assertThat(ana.refused(and(DONE, "idempotencyKey", ""))).isEqualTo("INVALID_KEY idempotencyKey");
        assertThat(ana.refused(and(DONE, "evidence", Collections.nCopies(11, PHOTOGRAPH))))
                .isEqualTo("TOO_MUCH_EVIDENCE evidence");
        for (String url : List.of("javascript:alert(1)", "ftp://example.org/a", "https://ana:secreta@example.org", "ruta.jpg")) {
            assertThat(ana.refused(with(PHOTOGRAPH, "url", url))).isEqualTo("INVALID_URL evidence.0.url");
        }
        assertThat(ana.refused(with(PHOTOGRAPH, "title", " "))).isEqualTo("INVALID_TITLE evidence.0.title");
        assertThat(ana.refused(with(PHOTOGRAPH, "seenOn", "2026-11-14"))).isEqualTo("FUTURE_DATE evidence.0.seenOn");
        assertThat(ana.refused(with(PHOTOGRAPH, "sha256", "abc"))).isEqualTo("INVALID_SHA256 evidence.0.sha256");
        assertThat(client.data("{ activity(id: \"%s\") { progressReports { totalCount } } }".formatted(MAP))
                .at("/activity/progressReports/totalCount")
                .asInt()).isZero();
    }

    private static Map<String, Object> with(Map<String, String> evidence, String field, String value) {
        return and(DONE, "evidence", List.of(and(evidence, field, value)));
    }

    @Test
    void isOfficialOnlyFromAnInstitutionThatAnswersItselfOrByOneOfItsPeople() {
        Witness dif = liaison("luis", DIF);
        Witness congress = liaison("lola", CONGRESS);

        assertThat(dif.reports(officially(DONE)).at("/institution/id").asString()).isEqualTo(DIF);
        assertThat(dif.reports(officially(that(INDICES, "COMPLETED", "2019-03-20"))).at("/institution/id").asString())
                .isEqualTo(DIF);
        assertThat(dif.tries(officially(that("durango-2-c5-1", "COMPLETED", "2019-02-11"))).code()).isEqualTo("FORBIDDEN");
        assertThat(congress.tries(officially(DONE)).code()).isEqualTo("FORBIDDEN");
        assertThat(called("ana").tries(officially(DONE)).code()).isEqualTo("FORBIDDEN");
        assertThat(client.ask(
                "mutation { progressReportAdd(input: {activity: \"a\", done: COMPLETED, observedOn: \"2019-01-01\", summary: \"a\"}) { userErrors { code } } }")
                .code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void asksWhichOfSeveralInstitutionsReports() {
        Witness both = liaison("berta", DIF, "gobierno-del-estado-de-durango");

        assertThat(both.refused(officially(DONE))).isEqualTo("SEVERAL_INSTITUTIONS institution");
        assertThat(both.reports(and(officially(DONE), "institution", DIF)).at("/institution/id").asString()).isEqualTo(DIF);
        assertThat(both.tries(and(officially(DONE), "institution", CONGRESS)).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void takesNobodyForAWitnessWhoActsForWhoAnswers() {
        assertThat(liaison("luis", DIF).refused(DONE)).isEqualTo("INTERESTED kind");
        assertThat(liaison("lola", CONGRESS).reports(DONE).path("kind").asString()).isEqualTo("CITIZEN");
    }

    @Test
    void isOfCivilSocietyFromTheSecretariatOrAnOrganisationThatAnswersItselfOrByOneOfItsPeople() {
        Map<String, Object> report = ofSociety(DONE);

        JsonNode secretariats = called("sofia", Role.SECRETARIAT).reports(report);
        JsonNode byAMember = liaison("carla", COLECC).reports(report);
        JsonNode itself = liaison("celia", "consejo-estatal-ciudadano")
                .reports(ofSociety(that("durango-1-c4-1", "COMPLETED", "2016-03-01")));
        JsonNode forItsCommitment = liaison("gloria", "global-integrity")
                .reports(ofSociety(that("durango-2-c3-1", "COMPLETED", "2019-03-01")));

        assertThat(List.of(secretariats, byAMember, itself, forItsCommitment)).allSatisfy(one -> {
            assertThat(one.path("kind").asString()).isEqualTo("CIVIL_SOCIETY");
            assertThat(one.path("author").isNull()).isTrue();
            assertThat(one.path("institution").isNull()).isTrue();
        });
        assertThat(secretariats.path("organisation").isNull()).isTrue();
        assertThat(byAMember.at("/organisation/id").asString()).isEqualTo(COLECC);
        assertThat(itself.at("/organisation/id").asString()).isEqualTo("consejo-estatal-ciudadano");
        assertThat(forItsCommitment.at("/organisation/id").asString()).isEqualTo("global-integrity");
        assertThat(liaison("celia", "consejo-estatal-ciudadano").tries(report).code()).isEqualTo("FORBIDDEN");
        assertThat(called("ana").tries(report).code()).isEqualTo("FORBIDDEN");
        assertThat(liaison("luis", DIF).tries(report).code()).isEqualTo("FORBIDDEN");
    }

    private static Map<String, Object> ofSociety(Map<String, ?> report) {
        return and(report, "kind", "CIVIL_SOCIETY");
    }

    @Test
    void isOfAnOrganisationAsCivilSocietyAndInNoOtherPart() {
        Witness carla = liaison("carla", COLECC);

        assertThat(carla.tries(officially(DONE)).code()).isEqualTo("FORBIDDEN");
        assertThat(carla.tries(and(officially(DONE), "institution", COLECC)).code()).isEqualTo("FORBIDDEN");
        assertThat(carla.refused(DONE)).isEqualTo("INTERESTED kind");
        assertThat(carla.reports(that("durango-2-c5-1", "COMPLETED", "2019-02-11")).path("kind").asString()).isEqualTo("CITIZEN");
        assertThat(liaison("dario", DIF, COLECC).refused(ofSociety(DONE))).isEqualTo("INTERESTED kind");
        assertThat(parts(carla, MAP)).isEqualTo("""
                {"viewerReports":["CIVIL_SOCIETY"],"viewerOrganisations":[{"id":"colecc"}],"viewerInstitutions":[]}""");
        assertThat(parts(carla, "durango-2-c5-1")).contains("[\"CITIZEN\"]");
        assertThat(parts(liaison("luis", DIF), MAP)).contains("[\"OFFICIAL\"]", DIF);
        assertThat(parts(called("sofia", Role.SECRETARIAT), MAP)).contains("[\"CIVIL_SOCIETY\",\"CITIZEN\"]");
        assertThat(client.data("{ activity(id: \"%s\") { viewerReports } }".formatted(MAP)).at("/activity/viewerReports"))
                .isEmpty();
    }

    private static String parts(Witness somebody, String activity) {
        return somebody.client()
                .data("{ activity(id: \"%s\") { viewerReports viewerOrganisations { id } viewerInstitutions { id } } }"
                        .formatted(activity))
                .path("activity")
                .toString();
    }

    @Test
    void asksWhichOfSeveralOrganisationsReports() {
        Witness both = liaison("bruno", COLECC, SOCIETY);
        Map<String, Object> report = ofSociety(DONE);

        assertThat(both.refused(report)).isEqualTo("SEVERAL_ORGANISATIONS organisation");
        assertThat(both.reports(and(report, "organisation", SOCIETY)).at("/organisation/id").asString()).isEqualTo(SOCIETY);
        assertThat(both.tries(and(report, "organisation", "global-integrity")).code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void isCorrectedByWhoeverActsForTheOrganisation() {
        JsonNode report = liaison("carla", COLECC).reports(ofSociety(DONE));
        Map<String, Object> right = that(MAP, "NOT_COMPLETED", "2019-03-20");

        assertThat(called("sofia", Role.SECRETARIAT).triesToCorrect(report, right).code()).isEqualTo("FORBIDDEN");
        assertThat(liaison("luis", DIF).triesToCorrect(report, right).code()).isEqualTo("FORBIDDEN");
        assertThat(liaison("clara", COLECC).corrects(report, right).at("/organisation/id").asString()).isEqualTo(COLECC);
        JsonNode secretariats = called("sofia", Role.SECRETARIAT).reports(ofSociety(DONE));
        assertThat(called("sofia", Role.LIAISON).triesToCorrect(secretariats, right).code()).isEqualTo("FORBIDDEN");
        assertThat(called("sofia", Role.SECRETARIAT).corrects(secretariats, right).path("kind").asString())
                .isEqualTo("CIVIL_SOCIETY");
    }

    @Test
    void tellsNobodyWhoWroteAnOfficialReport() {
        Witness luis = liaison("luis", DIF);
        JsonNode report = luis.reports(officially(DONE));

        assertThat(report.path("author").isNull()).isTrue();
        assertThat(client.data("""
                query($report: ID!, $luis: ID!) {
                  progressReport(id: $report) { author { id } history { nodes { kind by { id } } } }
                  citizen(id: $luis) { progressReports { totalCount } }
                }
                """, Map.of("report", id(report), "luis", citizen(luis))).toString())
                .isEqualTo("{\"progressReport\":{\"author\":null,\"history\":{\"nodes\":[{\"kind\":\"REPORTED\",\"by\":null}]}},"
                        + "\"citizen\":{\"progressReports\":{\"totalCount\":0}}}");
    }

    @Test
    void isMadeOnceHoweverOftenItIsSent() {
        Witness ana = called("ana");
        Map<String, Object> report = and(shown(DONE), "idempotencyKey", "una-vez");

        JsonNode first = ana.reports(report);

        assertThat(id(ana.reports(report))).isEqualTo(id(first));
        assertThat(id(ana.reports(DONE))).isNotEqualTo(id(first));
        assertThat(id(called("rosa").reports(report))).isNotEqualTo(id(first));
    }

    @Test
    void isCorrectedByAnotherAndStaysReadable() {
        Witness ana = called("ana");
        JsonNode wrong = ana.reports(shown(that(MAP, "COMPLETED", "2019-03-20")));

        JsonNode right = ana.corrects(wrong, and(that(MAP, "NOT_COMPLETED", "2019-03-20"), "summary", "Era otro mapa."));

        assertThat(right.at("/corrects/id").asString()).isEqualTo(id(wrong));
        assertThat(right.at("/activity/id").asString()).isEqualTo(MAP);
        JsonNode old = client.data("""
                query($id: ID!) {
                  progressReport(id: $id) {
                    done summary evidence { title } correctedBy { id summary } counts
                    history { nodes { kind changes { field before after } } }
                  }
                }
                """, Map.of("id", id(wrong))).path("progressReport");
        assertThat(old.path("done").asString()).isEqualTo("COMPLETED");
        assertThat(old.at("/evidence/0/title").asString()).isEqualTo("La parada sin mapa");
        assertThat(old.at("/correctedBy/summary").asString()).isEqualTo("Era otro mapa.");
        assertThat(old.path("counts").asBoolean()).isFalse();
        assertThat(old.at("/history/nodes").toString()).isEqualTo(
                "[{\"kind\":\"CORRECTED\",\"changes\":[{\"field\":\"done\",\"before\":\"COMPLETED\",\"after\":\"NOT_COMPLETED\"}]},"
                        + "{\"kind\":\"REPORTED\",\"changes\":[]}]");
    }

    @Test
    void isCorrectedOnceInTheVersionThatWasSeen() {
        Witness ana = called("ana");
        JsonNode wrong = ana.reports(DONE);
        Map<String, Object> right = that(MAP, "NOT_COMPLETED", "2019-03-20");

        assertThat(refusal(ana.triesToCorrect(wrong.deepCopy(), and(right, "observedOn", "2027-01-01"))))
                .isEqualTo("FUTURE_DATE observedOn");
        JsonNode first = ana.corrects(wrong, and(right, "idempotencyKey", "corrige"));

        assertThat(id(ana.corrects(wrong, and(right, "idempotencyKey", "corrige")))).isEqualTo(id(first));
        assertThat(refusal(ana.triesToCorrect(wrong, right))).isEqualTo("CORRECTED report");
        assertThat(ana.corrects(first, DONE).at("/corrects/id").asString()).isEqualTo(id(first));
    }

    @Test
    void isCorrectedByItsAuthorOrByWhoActsForTheInstitution() {
        Witness luis = liaison("luis", DIF);
        JsonNode official = luis.reports(officially(DONE));
        JsonNode seen = called("ana").reports(DONE);
        Map<String, Object> right = that(MAP, "NOT_COMPLETED", "2019-03-20");

        assertThat(called("rosa").triesToCorrect(seen, right).code()).isEqualTo("FORBIDDEN");
        assertThat(luis.triesToCorrect(seen, right).code()).isEqualTo("FORBIDDEN");
        assertThat(liaison("lola", CONGRESS).triesToCorrect(official, right).code()).isEqualTo("FORBIDDEN");
        assertThat(new Witness(client.as(Issuer.SHARED.token("luis", Set.of()))).triesToCorrect(official, right).code())
                .isEqualTo("FORBIDDEN");
        assertThat(liaison("lucia", DIF).corrects(official, right).at("/institution/id").asString()).isEqualTo(DIF);
    }

    @Test
    void isHiddenByModeratorsWithItsEvidenceAndCountsNoMore() {
        JsonNode report = called("ana").reports(shown(that(MAP, "COMPLETED", "2019-03-20")));
        Map<String, Object> decision = Map.of(
                "subject", id(report), "version", 1, "decision", "HIDE", "rule", "PERSONAL_DATA", "reason", "Da un teléfono.");

        called("rosa").client()
                .data(
                        "mutation($id: ID!) { reportAdd(input: {subject: $id, reason: PERSONAL_DATA}) { report { id } userErrors { code } } }",
                        Map.of("id", id(report)));
        JsonNode decided = called("mario", Role.MODERATOR).client()
                .data(
                        "mutation($input: ModerationDecideInput!) { moderationDecide(input: $input) { decision { id kind } userErrors { code } } }",
                        Map.of("input", decision))
                .path("moderationDecide");

        assertThat(decided.at("/decision/kind").asString()).as("%s", decided).isEqualTo("PROGRESS_REPORT");
        assertThat(client.data(
                "query($id: ID!, $piece: ID!) { node(id: $id) { id } piece: node(id: $piece) { id } removal(of: $id) { rule } }",
                Map.of("id", id(report), "piece", report.at("/evidence/0/id").asString())).toString())
                .isEqualTo("{\"node\":null,\"piece\":null,\"removal\":{\"rule\":\"PERSONAL_DATA\"}}");
        assertThat(status(MAP, "2019-07-01", null)).isEqualTo("UNREPORTED");

        JsonNode hidden = called("ana").client()
                .data(
                        "{ me { withheld { nodes { id kind state summary reportsOn { id } createdAt } } decisions { nodes { id } } } }")
                .path("me");
        assertThat(hidden.at("/withheld/nodes/0/kind").asString()).isEqualTo("PROGRESS_REPORT");
        assertThat(hidden.at("/withheld/nodes/0/reportsOn/id").asString()).isEqualTo(MAP);
        called("ana").client()
                .data(
                        "mutation($id: ID!) { appealAdd(input: {decision: $id, text: \"No es un teléfono.\"}) { userErrors { code } } }",
                        Map.of("id", decided.at("/decision/id").asString()));
        called("marta", Role.MODERATOR).client()
                .data(
                        "mutation($id: ID!) { appealDecide(input: {decision: $id, outcome: OVERTURNED, reason: \"Es un folio.\"}) { userErrors { code } } }",
                        Map.of("id", decided.at("/decision/id").asString()));

        assertThat(status(MAP, "2019-07-01", null)).isEqualTo("COMPLETED");
        assertThat(
                client.data("query($id: ID!) { progressReport(id: $id) { kind evidence { title } } }", Map.of("id", id(report)))
                        .toString())
                .isEqualTo(
                        "{\"progressReport\":{\"kind\":\"CITIZEN\",\"evidence\":[{\"title\":\"La parada sin mapa\"}]}}");
    }

    @Test
    void isHeldWhereItRepeatsItsAuthorAndCountsNowhereUntilItIsReleased() {
        Witness ana = called("ana");
        ana.reports(and(that(MAP, "NOT_COMPLETED", "2019-06-01"), "summary", REPEATED));
        Map<String, Object> again = and(
                shown(that(MAP, "COMPLETED", "2019-06-02")), "summary", "  en la PARADA, no hay ningun mapa a la vista",
                "idempotencyKey",
                "repetido");

        JsonNode held = ana.isHeldWith(again);

        assertThat(held.path("heldFor").asString()).isEqualTo("DUPLICATE");
        assertThat(ana.isHeldWith(again)).isEqualTo(held);
        assertThat(called("rosa").reports(and(that(MAP, "NOT_COMPLETED", "2019-06-01"), "summary", REPEATED))
                .path("kind")
                .asString())
                .isEqualTo("CITIZEN");
        String piece = driver
                .executableQuery("MATCH (:Withheld {id: $id})<-[:EVIDENCE_OF]-(piece:Evidence) RETURN piece.id AS id")
                .withParameters(Map.of("id", id(held)))
                .execute()
                .records()
                .getFirst()
                .get("id")
                .asString();
        for (Witness other : List.of(new Witness(client), called("rosa"), liaison("luis", DIF))) {
            assertThat(other.client().data("""
                    query($id: ID!, $piece: ID!, $ana: ID!) {
                      node(id: $id) { id } progressReport(id: $id) { id } piece: node(id: $piece) { id }
                      activity(id: "durango-2-c2-1") { progressReports { totalCount } }
                      citizen(id: $ana) { progressReports { totalCount } }
                    }
                    """, Map.of("id", id(held), "piece", piece, "ana", citizen(ana))).toString())
                    .isEqualTo("{\"node\":null,\"progressReport\":null,\"piece\":null,"
                            + "\"activity\":{\"progressReports\":{\"totalCount\":2}},\"citizen\":{\"progressReports\":{\"totalCount\":1}}}");
        }
        assertThat(called("rosa").client()
                .data("mutation($id: ID!) { reportAdd(input: {subject: $id, reason: SPAM}) { userErrors { code } } }",
                        Map.of("id", id(held)))
                .at("/reportAdd/userErrors/0/code")
                .asString()).isEqualTo("NOT_FOUND");
        assertThat(ana.client().data("{ me { withheld { nodes { id summary } } } }").toString()).contains(id(held));
        assertThat(standing(MAP, "2026-11-20", null).path("status").asString()).isEqualTo("OVERDUE");
        assertThat(standing(MAP, "2026-11-20", null).at("/standing/evidence").isNull()).isTrue();

        clock.moveTo(FRIDAY.plusDays(3));
        JsonNode waiting = waiting(held);
        assertThat(waiting.at("/withheld/summary").asString()).contains("PARADA");
        assertThat(waiting.at("/withheld/reportsOn/id").asString()).isEqualTo(MAP);
        assertThat(waiting.at("/withheld/evidence/0/url").asString()).isEqualTo("https://example.org/ruta.jpg");
        decides(held, "RELEASE");

        assertThat(waiting(held).isMissingNode()).isTrue();
        assertThat(status(MAP, "2026-11-20", null)).isEqualTo("COMPLETED_LATE");
        assertThat(status(MAP, "2026-11-20", "2026-11-15T00:00:00Z")).isEqualTo("OVERDUE");
        JsonNode released = client
                .data("query($id: ID!) { progressReport(id: $id) { recordedAt author { id } evidence { url } history { nodes { kind } } } }",
                        Map.of("id", id(held)))
                .path("progressReport");
        assertThat(released.path("recordedAt").asString()).startsWith("2026-11-16");
        assertThat(released.at("/author/id").asString()).isEqualTo(citizen(ana));
        assertThat(released.path("evidence")).hasSize(1);
        assertThat(released.at("/history/nodes").toString()).isEqualTo("[{\"kind\":\"RELEASED\"},{\"kind\":\"REPORTED\"}]");
    }

    private JsonNode waiting(JsonNode held) {
        return called("mario", Role.MODERATOR).client()
                .data("""
                        { moderationQueue(first: 100, filter: {kind: HELD}) {
                          nodes { subject version withheld { summary heldFor reportsOn { id } evidence { url } } }
                        } }
                        """)
                .at("/moderationQueue/nodes")
                .valueStream()
                .filter(one -> one.path("subject").asString().equals(id(held)))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private void decides(JsonNode held, String decision) {
        assertThat(called("mario", Role.MODERATOR).client()
                .data(
                        "mutation($input: ModerationDecideInput!) { moderationDecide(input: $input) { decision { kind } userErrors { code } } }",
                        Map.of("input",
                                Map.of("subject", id(held), "version", 1, "decision", decision, "reason", "Es otra visita.")))
                .toString())
                .isEqualTo("{\"moderationDecide\":{\"decision\":{\"kind\":\"PROGRESS_REPORT\"},\"userErrors\":[]}}");
    }

    @Test
    void isHeldWhereItFloodsWithLinks() {
        String six = "Vean " + "https://example.org/a ".repeat(6);
        assertThat(called("hilda").isHeldWith(and(DONE, "summary", six)).path("heldFor").asString()).isEqualTo("LINKS");

        Witness nueva = called("nueva");
        IntStream.range(0, 3).forEach(number -> nueva.reports(shown(DONE)));
        assertThat(nueva.isHeldWith(shown(DONE)).path("heldFor").asString()).isEqualTo("LINKS");
        assertThat(nueva.reports(DONE).path("evidence")).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(nueva.reports(shown(DONE)).path("evidence")).hasSize(1);

        Witness luis = liaison("luis", DIF);
        IntStream.range(0, 5).forEach(number -> luis.reports(officially(shown(DONE))));
    }

    @Test
    void isNotCorrectedByWhatWouldBeHeld() {
        Witness ana = called("ana");
        Map<String, Object> first = and(that(MAP, "COMPLETED", "2019-06-01"), "summary", REPEATED);
        JsonNode again = ana.corrects(
                ana.corrects(ana.reports(first), and(first, "observedOn", "2019-06-02")), and(first, "observedOn", "2019-06-03"));
        JsonNode other = ana.reports(and(that(INDICES, "COMPLETED", "2019-06-01"), "summary", "Los índices están en el portal."));

        assertThat(refusal(ana.triesToCorrect(other, first))).isEqualTo("DUPLICATE summary");
        assertThat(refusal(ana.triesToCorrect(other, and(first, "summary", "https://example.org/a ".repeat(6)))))
                .isEqualTo("TOO_MANY_LINKS summary");
        assertThat(again.path("observedOn").asString()).isEqualTo("2019-06-03");
    }
}
