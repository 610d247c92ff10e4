package mx.cocrea.monitoring;

import static mx.cocrea.monitoring.Witness.id;
import static mx.cocrea.monitoring.Witness.officially;
import static mx.cocrea.monitoring.Witness.shown;
import static mx.cocrea.monitoring.Witness.that;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.cocrea.StatementCount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How activities stand by what was true, and by what was known. */
class StandingTests extends WithReports {

    private static final String JULY = "2019-07-01";
    private static final String JULY_MORNING = "2019-07-01T12:00:00Z";

    @Autowired
    StatementCount statements;

    private Witness luis;
    private Witness ana;

    @BeforeEach
    void signIn() {
        luis = liaison("luis", DIF);
        ana = called("ana");
    }

    @Test
    void isCompletedInTimeOrLateByTheFirstDayOnWhichItWasDone() {
        luis.reports(officially(that(MAP, "COMPLETED", "2019-03-31")));
        luis.reports(officially(shown(that(MAP, "COMPLETED", "2019-06-10"))));
        luis.reports(officially(that(INDICES, "COMPLETED", "2019-04-01")));

        assertThat(status(MAP, "2019-03-30", null)).isEqualTo("UNDER_WAY");
        assertThat(status(MAP, "2019-03-31", null)).isEqualTo("COMPLETED");
        assertThat(status(MAP, JULY, null)).isEqualTo("COMPLETED");
        assertThat(status(INDICES, "2019-03-31", null)).isEqualTo("UNDER_WAY");
        assertThat(status(INDICES, "2019-04-01", null)).isEqualTo("COMPLETED_LATE");
        assertThat(standing(INDICES, JULY, null).path("statusReason").asString())
                .startsWith(
                        "The institution reported that on 2019-04-01 it was done, without evidence; it was due on 2019-03-31 (report ");
    }

    @Test
    void isOverdueWhereAReportSaysNotDoneAndUnreportedWhereNobodyReported() {
        JsonNode report = ana.reports(that(MAP, "NOT_COMPLETED", "2019-02-01"));

        assertThat(status(MAP, "2019-03-31", null)).isEqualTo("UNDER_WAY");
        assertThat(status(MAP, JULY, null)).isEqualTo("OVERDUE");
        assertThat(standing(MAP, JULY, null).at("/decidedBy/id").asString()).isEqualTo(id(report));
        assertThat(status(INDICES, JULY, null)).isEqualTo("UNREPORTED");
        assertThat(standing(INDICES, JULY, null).path("decidedBy").isNull()).isTrue();
    }

    @Test
    void isLateWhereItWasUndoneInBetween() {
        for (String[] one : new String[][]{{"COMPLETED", "2019-02-01"}, {"NOT_COMPLETED", "2019-03-01"},
                {"COMPLETED", "2019-05-01"}}) {
            luis.reports(officially(that(MAP, one[0], one[1])));
        }

        assertThat(status(MAP, "2019-02-15", null)).isEqualTo("COMPLETED");
        assertThat(status(MAP, "2019-03-15", null)).isEqualTo("UNDER_WAY");
        assertThat(status(MAP, "2019-04-15", null)).isEqualTo("OVERDUE");
        assertThat(status(MAP, JULY, null)).isEqualTo("COMPLETED_LATE");
    }

    @Test
    void letsTheInstitutionDecideAndShowsWhatOthersSayBesideIt() {
        ana.reports(shown(that(MAP, "NOT_COMPLETED", "2019-06-01")));
        assertThat(status(MAP, JULY, null)).isEqualTo("OVERDUE");
        luis.reports(officially(that(MAP, "COMPLETED", "2019-03-20")));

        JsonNode found = standing(MAP, JULY, null);

        assertThat(found.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(found.path("standing").toString()).isEqualTo(
                "{\"institution\":\"COMPLETED\",\"observers\":\"OVERDUE\",\"evidence\":\"OVERDUE\",\"agree\":false}");
        assertThat(found.path("disagreement").asBoolean()).isTrue();
    }

    /** The story of the issue, through the API and as the page shows it. */
    @Test
    void aClaimThatAWitnessDisputesWithAPhotographIsListedAsADisagreement() {
        JsonNode claim = luis.reports(officially(that(MAP, "COMPLETED", "2019-03-20")));
        assertThat(claim.path("isClaim").asBoolean()).isTrue();
        assertThat(disagreements("filter: {plan: \"durango-2\"}")).isEmpty();

        JsonNode seen = ana.reports(shown(that(MAP, "NOT_COMPLETED", "2019-06-01")));

        assertThat(disagreements("filter: {plan: \"durango-2\", institution: \"dif-estatal\"}")).containsExactly(MAP);
        String page = client
                .send(client.request("/actividades/" + MAP).header("Accept", "text/html").header("Accept-Language", "es"))
                .http()
                .body();
        assertThat(page).contains(
                id(claim), id(seen), "Dice que está hecha y no da evidencia", "https://example.org/ruta.jpg",
                "La parada sin mapa",
                "Quienes reportan no coinciden");
        assertThat(client.send(client.request("/desacuerdos?plan=durango-2").header("Accept", "text/html")).http().body())
                .contains("/actividades/" + MAP);
    }

    @Test
    void agreesWhereOthersSawItLater() {
        luis.reports(officially(that(MAP, "COMPLETED", "2019-03-20")));
        ana.reports(shown(that(MAP, "COMPLETED", "2019-06-01")));

        assertThat(standing(MAP, JULY, null).path("standing").toString()).isEqualTo(
                "{\"institution\":\"COMPLETED\",\"observers\":\"COMPLETED_LATE\",\"evidence\":\"COMPLETED_LATE\",\"agree\":true}");
        assertThat(standing(INDICES, JULY, null).path("standing").toString())
                .isEqualTo("{\"institution\":null,\"observers\":null,\"evidence\":null,\"agree\":true}");
    }

    /** Thirty activities were due before that day and six were not; nothing was reported but what this test does. */
    @Test
    void judgesPlanTwoOnTheFirstOfJulyByWhatWasKnownThen() {
        clock.moveTo(LocalDate.of(2019, 6, 20));
        JsonNode wrong = luis.reports(officially(that(MAP, "COMPLETED", "2019-03-20")));
        clock.moveTo(LocalDate.of(2019, 8, 1));
        luis.reports(officially(that(INDICES, "COMPLETED", "2019-05-01")));
        luis.corrects(wrong, that(MAP, "NOT_COMPLETED", "2019-03-20"));
        clock.moveTo(FRIDAY);

        assertThat(counts(JULY, JULY_MORNING)).isEqualTo(Map.of("COMPLETED", 1L, "UNDER_WAY", 6L, "UNREPORTED", 29L));
        assertThat(counts(JULY, null)).isEqualTo(
                Map.of("OVERDUE", 1L, "COMPLETED_LATE", 1L, "UNDER_WAY", 6L, "UNREPORTED", 28L));
        assertThat(counts(JULY, "2019-06-01T12:00:00Z")).isEqualTo(Map.of("UNDER_WAY", 6L, "UNREPORTED", 30L));
        assertThat(status(MAP, JULY, JULY_MORNING)).isEqualTo("COMPLETED");
        assertThat(status(MAP, JULY, null)).isEqualTo("OVERDUE");
        assertThat(status(INDICES, JULY, JULY_MORNING)).isEqualTo("UNREPORTED");
    }

    /** By every way to count, which must be the same. */
    private Map<String, Long> counts(String asOf, @Nullable String knownAt) {
        Map<String, Object> variables = new HashMap<>(Map.of("asOf", asOf));
        if (knownAt != null) {
            variables.put("knownAt", knownAt);
        }
        JsonNode found = client.data("""
                query($asOf: Date!, $knownAt: DateTime) {
                  plan(id: "durango-2") { activityCounts(asOf: $asOf, knownAt: $knownAt) { status count } }
                  activities(filter: {plan: "durango-2"}, first: 100) {
                    statuses(asOf: $asOf, knownAt: $knownAt) { status count } nodes { status(asOf: $asOf, knownAt: $knownAt) }
                  }
                  late: activities(filter: {plan: "durango-2", status: UNREPORTED, asOf: $asOf, knownAt: $knownAt}) { totalCount }
                }
                """, variables);
        Map<String, Long> counted = counted(found.at("/plan/activityCounts"));
        assertThat(counted(found.at("/activities/statuses"))).isEqualTo(counted);
        assertThat(found.at("/activities/nodes")
                .valueStream()
                .collect(Collectors.groupingBy(one -> one.path("status").asString(), Collectors.counting()))).isEqualTo(counted);
        assertThat(found.at("/late/totalCount").asLong()).isEqualTo(counted.getOrDefault("UNREPORTED", 0L));
        return counted;
    }

    private static Map<String, Long> counted(JsonNode counts) {
        return counts.valueStream()
                .collect(Collectors.toMap(one -> one.path("status").asString(), one -> one.path("count").asLong()));
    }

    @Test
    void judgesACommitmentByAllItsActivities() {
        List<String> all = List.of(MAP, INDICES, "durango-2-c2-3", "durango-2-c2-4", "durango-2-c2-5");
        all.subList(0, 4).forEach(activity -> luis.reports(officially(that(activity, "COMPLETED", "2019-03-15"))));

        assertThat(commitment("2019-03-20")).isEqualTo("UNDER_WAY");
        assertThat(commitment(JULY)).isEqualTo("UNREPORTED");
        JsonNode last = luis.reports(officially(that(all.getLast(), "NOT_COMPLETED", "2019-06-15")));
        assertThat(commitment(JULY)).isEqualTo("OVERDUE");
        luis.corrects(last, that(all.getLast(), "COMPLETED", "2019-06-15"));
        assertThat(commitment(JULY)).isEqualTo("COMPLETED_LATE");
        luis.reports(officially(that(all.getLast(), "COMPLETED", "2019-05-30")));
        assertThat(commitment(JULY)).isEqualTo("COMPLETED");
        assertThat(client
                .data("""
                        { commitments(filter: {plan: "durango-2", status: COMPLETED, asOf: "2019-07-01"}) { nodes { id } statuses(asOf: "2019-07-01") { status count } } }
                        """)
                .path("commitments")
                .toString()).isEqualTo(
                        "{\"nodes\":[{\"id\":\"durango-2-c2\"}],\"statuses\":[{\"status\":\"COMPLETED\",\"count\":1}]}");
        assertThat(client.data("""
                { actor(id: "ramiro-soto-contreras") { activityCounts(asOf: "2019-07-01") { status count } } }
                """).at("/actor/activityCounts").toString()).isEqualTo("[{\"status\":\"COMPLETED\",\"count\":4}]");
    }

    private String commitment(String asOf) {
        return standing(MAP, asOf, null).at("/commitment/status").asString();
    }

    @Test
    void listsDisagreementsByPlanAndInstitutionAtATime() {
        clock.moveTo(LocalDate.of(2019, 6, 2));
        luis.reports(officially(that(MAP, "COMPLETED", "2019-03-20")));
        luis.reports(officially(that(INDICES, "COMPLETED", "2019-03-20")));
        clock.moveTo(LocalDate.of(2019, 6, 5));
        ana.reports(shown(that(MAP, "NOT_COMPLETED", "2019-06-01")));
        clock.moveTo(FRIDAY);

        assertThat(disagreements("filter: {plan: \"durango-2\"}")).containsExactly(MAP);
        assertThat(disagreements("filter: {institution: \"dif-estatal\"}")).containsExactly(MAP);
        assertThat(disagreements("filter: {institution: \"%s\"}".formatted(CONGRESS))).isEmpty();
        assertThat(disagreements("filter: {plan: \"durango-1\"}")).isEmpty();
        assertThat(disagreements("asOf: \"2019-05-31\"")).isEmpty();
        assertThat(disagreements("knownAt: \"2019-06-03T00:00:00Z\"")).isEmpty();
        JsonNode found = client.data("""
                {
                  yes: activities(filter: {disagreement: true}) { nodes { id } }
                  no: activities(filter: {disagreement: false, plan: "durango-2", institution: "dif-estatal"}) { totalCount }
                  disagreements { plans { count plan { id } } institutions { count institution { id } } }
                }
                """);
        assertThat(found.path("yes").toString()).isEqualTo("{\"nodes\":[{\"id\":\"" + MAP + "\"}]}");
        assertThat(found.at("/no/totalCount").asInt()).isEqualTo(4);
        assertThat(found.at("/disagreements/plans").toString()).isEqualTo("[{\"count\":1,\"plan\":{\"id\":\"durango-2\"}}]");
        assertThat(found.at("/disagreements/institutions").toString())
                .contains("{\"count\":1,\"institution\":{\"id\":\"dif-estatal\"}}");
    }

    private List<String> disagreements(String arguments) {
        return client.data("{ disagreements(%s) { nodes { id } } }".formatted(arguments))
                .at("/disagreements/nodes")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    @Test
    void showsTheBoardOfAPlanOfTenThousandActivitiesByOneStatement() {
        write("""
                CREATE (plan:Node:Plan {id: 'grande', number: 9, name: 'Un plan grande', jurisdiction: 'Prueba', signedOn: date('2019-01-01')})
                WITH plan
                UNWIND range(1, 100) AS number
                CREATE (commitment:Node:Commitment {id: 'grande-' + number, number: number, title: 'Compromiso ' + number})-[:PART_OF]->(plan)
                WITH commitment
                UNWIND range(1, 100) AS ordinal
                CREATE (activity:Node:Activity {
                  id: commitment.id + '-' + ordinal, ordinal: ordinal, title: 'Actividad', startsOn: date('2019-01-01'), dueOn: date('2019-06-30')
                })-[:FULFILS]->(commitment)
                FOREACH (reported IN CASE WHEN ordinal % 2 = 0 THEN [1] ELSE [] END |
                  CREATE (:Node:ProgressReport {
                    id: activity.id + '-oficial', kind: 'OFFICIAL', observedOn: date('2019-05-01'), recordedAt: datetime('2019-05-02T00:00Z'),
                    done: 'COMPLETED', summary: 'a'
                  })-[:REPORTS_ON]->(activity)
                )
                FOREACH (reported IN CASE WHEN ordinal % 10 = 0 THEN [1] ELSE [] END |
                  CREATE (:Node:ProgressReport {
                    id: activity.id + '-testigo', kind: 'CITIZEN', observedOn: date('2019-05-03'), recordedAt: datetime('2019-05-04T00:00Z'),
                    done: 'NOT_COMPLETED', summary: 'a'
                  })-[:REPORTS_ON]->(activity)
                )
                """,
                Map.of());
        try {
            JsonNode[] plan = new JsonNode[1];
            int read = statements.during(() -> plan[0] = board("grande"));

            assertThat(read).isOne();
            assertThat(counted(plan[0].path("activityCounts"))).isEqualTo(Map.of("COMPLETED", 5_000L, "UNREPORTED", 5_000L));
            assertThat(plan[0].at("/disputed/totalCount").asInt()).isEqualTo(1_000);
            assertThat(plan[0].at("/activities/totalCount").asInt()).isEqualTo(10_000);
            assertThat(plan[0].at("/activities/nodes").size()).isEqualTo(25);
        } finally {
            write("MATCH (n:Plan|Commitment|Activity) WHERE n.id = 'grande' OR n.id STARTS WITH 'grande-' DETACH DELETE n",
                    Map.of());
        }
    }

    private JsonNode board(String plan) {
        return client.data("""
                query($id: ID!) {
                  plan(id: $id) {
                    activityCounts { status count }
                    disputed: activities(filter: {disagreement: true}) { totalCount }
                    activities(first: 25) {
                      totalCount
                      nodes { id status standing { institution observers evidence agree } commitment { number } }
                    }
                  }
                }
                """, Map.of("id", plan)).path("plan");
    }
}
