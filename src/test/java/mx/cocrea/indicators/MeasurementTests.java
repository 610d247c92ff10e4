package mx.cocrea.indicators;

import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.cocrea.StatementCount;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class MeasurementTests extends WithMeasurements {

    @Autowired
    StatementCount statements;

    private JsonNode at(String asOf, String knownAt) {
        return client
                .data("""
                        query($id: ID!, $asOf: Date, $knownAt: DateTime) {
                          indicator(id: $id) {
                            value(asOf: $asOf, knownAt: $knownAt) light(asOf: $asOf, knownAt: $knownAt) noLight(asOf: $asOf, knownAt: $knownAt)
                            measurement(asOf: $asOf, knownAt: $knownAt) { id }
                          }
                        }
                        """,
                        Map.of("id", RUTA_AZUL, "asOf", asOf, "knownAt", knownAt))
                .path("indicator");
    }

    /** A liaison measures twice, finds one number wrong, and corrects it; what was known before can still be asked for. */
    @Test
    void goFromRedToGreenAndStayAskableAsTheyWereKnown() {
        Client lidia = liaison("lidia-mide", DIF);
        assertThat(at("2026-11-13", "2026-11-13T23:00:00Z").path("noLight").asString()).isEqualTo("NO_DATA");

        JsonNode first = records(lidia, measurement("2019-03-31", 2, 10));
        assertThat(first.path("value").asDouble()).isEqualTo(20);
        assertThat(first.path("light").asString()).isEqualTo("RED");
        assertThat(first.at("/author/id").asString()).isEqualTo(citizen(lidia));
        assertThat(first.at("/institution/id").asString()).isEqualTo(DIF);
        assertThat(first.at("/link/title").asString()).isEqualTo("Informe del DIF");

        JsonNode second = records(lidia, measurement("2019-05-31", 745, 1000));
        assertThat(second.path("light").asString()).as("74.5, which the print leaves open").isEqualTo("AMBER");

        clock.moveTo(TODAY.plusDays(2));
        JsonNode corrected = records(lidia,
                with(measurement("2019-05-31", 750, 1000), Map.of("corrects", id(second), "note", "  Se contó de nuevo.  ")));
        assertThat(corrected.path("light").asString()).isEqualTo("GREEN");
        assertThat(corrected.path("note").asString()).isEqualTo("Se contó de nuevo.");
        assertThat(corrected.at("/corrects/id").asString()).isEqualTo(id(second));

        assertThat(at("2019-03-30", "2027-01-01T00:00:00Z").path("noLight").asString()).isEqualTo("NO_DATA");
        assertThat(at("2019-04-30", "2027-01-01T00:00:00Z").path("light").asString()).isEqualTo("RED");
        assertThat(at("2019-06-30", "2027-01-01T00:00:00Z").path("light").asString()).isEqualTo("GREEN");
        assertThat(at("2019-06-30", "2026-11-14T00:00:00Z").path("light").asString()).as("before it was corrected")
                .isEqualTo("AMBER");
        assertThat(at("2019-06-30", "2026-11-12T00:00:00Z").path("light").isNull()).as("before anything was recorded").isTrue();

        JsonNode indicator = client.data("""
                query($id: ID!) {
                  indicator(id: $id) {
                    series { observedOn value light isCurrent }
                    before: series(knownAt: "2026-11-14T00:00:00Z", to: "2019-12-31") { light }
                    last: series(last: 1, from: "2019-01-01") { value }
                    measurements { totalCount nodes { id isCurrent correctedBy { id } } }
                    history(first: 3) { nodes { kind by { id } changes { field before after } } }
                  }
                }
                """, Map.of("id", RUTA_AZUL)).path("indicator");
        assertThat(texts(indicator.path("series"), "/light")).containsExactly("RED", "GREEN");
        assertThat(texts(indicator.path("before"), "/light")).containsExactly("RED", "AMBER");
        assertThat(indicator.at("/last/0/value").asDouble()).isEqualTo(75);
        assertThat(indicator.at("/measurements/totalCount").asInt()).as("none is erased").isEqualTo(3);
        assertThat(indicator.at("/measurements/nodes").valueStream().map(one -> one.path("isCurrent").asBoolean()))
                .containsExactly(true, false, true);
        assertThat(texts(indicator.at("/history/nodes"), "/kind")).containsExactly("MEASURED", "MEASURED", "MEASURED");
        assertThat(indicator.at("/history/nodes/0/changes").toString()).contains(
                "{\"field\":\"numerator\",\"before\":\"745.0\",\"after\":\"750.0\"}");
        assertThat(indicator.at("/history/nodes/0/by").isNull()).as("what is done in office").isTrue();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
            # numerator, denominator, value, light, why none
            100, 100, 100, GREEN, null
            130, 100, 130, GREEN, null
            75, 100, 75, GREEN, null
            74.999999, 100, 74.999999, AMBER, null
            49.5, 100, 49.5, RED, null
            50, 100, 50, AMBER, null
            0, 100, 0, RED, null
            -5, 100, -5, RED, null
            7, 0, null, null, NO_DENOMINATOR
            0, 0, null, null, NO_DENOMINATOR
            999999999999999, 0.0000001, null, null, OUT_OF_RANGE
            """)
    void haveTheLightThatTheRuleSays(
            double numerator, double denominator, @Nullable Double value,
            @Nullable String light, @Nullable String none) {
        JsonNode measured = records(liaison("lidia-mide", DIF), measurement("2019-05-31", numerator, denominator));

        assertThat(measured.path("value").isNull() ? null : measured.path("value").asDouble()).isEqualTo(value);
        assertThat(measured.path("light").asString(null)).isEqualTo(light);
        assertThat(measured.path("noLight").asString(null)).isEqualTo(none);
    }

    @Test
    void areRecordedByThoseWhoAnswerAndTheSecretariat() {
        Map<String, Object> input = measurement("2019-05-31", 1, 2);

        assertThat(tries(liaison("leo-mide", CONGRESS), input).code()).isEqualTo("FORBIDDEN");
        // An organisation whose member answers for the activities that it measures.
        assertThat(tries(liaison("carla-mide", "colecc"), input).code()).isEqualTo("FORBIDDEN");
        assertThat(tries(called("ana-mide"), input).code()).isEqualTo("FORBIDDEN");
        assertThat(tries(called("elena-mide", Role.EVALUATOR), input).code()).isEqualTo("FORBIDDEN");
        assertThat(tries(client, input).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(tries(liaison("lidia-mide", DIF), with(input, Map.of("institution", CONGRESS))).code()).isEqualTo("FORBIDDEN");
        assertThat(records(called("sofia-mide", Role.SECRETARIAT), input).path("institution").isNull()).isTrue();
        // The Congress answers for a commitment as a whole, and so for its activities.
        assertThat(tries(liaison("leo-mide", CONGRESS), with(input, Map.of("indicator", "durango-2-c6-i1"))).body()
                .at("/data/done/measurement/institution/id")
                .asString()).isEqualTo(CONGRESS);
    }

    @Test
    void tellWhoMayRecordThem() {
        String asked = "query($id: ID!) { indicator(id: $id) { viewerMayMeasure viewerInstitutions { id } } }";
        Map<String, String> ruta = Map.of("id", RUTA_AZUL);

        assertThat(client.data(asked, ruta).at("/indicator/viewerMayMeasure").asBoolean(true)).isFalse();
        assertThat(liaison("leo-mide", CONGRESS).data(asked, ruta).at("/indicator/viewerMayMeasure").asBoolean(true)).isFalse();
        assertThat(called("sofia-mide", Role.SECRETARIAT).data(asked, ruta).at("/indicator/viewerMayMeasure").asBoolean())
                .isTrue();
        JsonNode lidia = liaison("lidia-mide", DIF).data(asked, ruta).path("indicator");
        assertThat(lidia.path("viewerMayMeasure").asBoolean()).isTrue();
        assertThat(texts(lidia.path("viewerInstitutions"), "/id")).containsExactly(DIF);
        assertThat(called("sofia-mide", Role.SECRETARIAT).data(asked, Map.of("id", "durango-2-c2-1-i1"))
                .at("/indicator/viewerMayMeasure")
                .asBoolean(true)).as("it has no formula").isFalse();
    }

    @Test
    void areRefusedWithACodeForWhatTheirSenderCanMend() {
        Client lidia = liaison("lidia-mide", DIF);
        Client sofia = called("sofia-mide", Role.SECRETARIAT);
        Map<String, Object> input = measurement("2019-05-31", 1, 2);
        JsonNode first = records(lidia, input);
        records(lidia, with(input, Map.of("corrects", id(first))));

        assertThat(refusal(lidia, with(input, Map.of("indicator", "nada")))).isEqualTo("NOT_FOUND indicator");
        assertThat(refusal(lidia, with(input, Map.of("observedOn", TODAY.plusDays(1).toString()))))
                .isEqualTo("FUTURE_DATE observedOn");
        assertThat(refusal(lidia, with(input, Map.of("numerator", 0.1234567890123456)))).isEqualTo("INVALID_NUMBER numerator");
        assertThat(refusal(lidia, with(input, Map.of("numerator", 1e16)))).isEqualTo("INVALID_NUMBER numerator");
        assertThat(refusal(lidia, with(input, Map.of("denominator", -1)))).isEqualTo("INVALID_NUMBER denominator");
        assertThat(refusal(lidia, with(input, Map.of("link", Map.of("url", "javascript:alert(1)", "title", "x")))))
                .isEqualTo("INVALID_LINK link");
        assertThat(refusal(lidia, with(input, Map.of("link", Map.of("url", "https://example.org", "title", " ")))))
                .isEqualTo("INVALID_LINK link");
        assertThat(refusal(lidia, with(input, Map.of("note", "x".repeat(2_001))))).isEqualTo("NOTE_TOO_LONG note");
        assertThat(refusal(lidia, with(input, Map.of("idempotencyKey", "")))).isEqualTo("INVALID_KEY idempotencyKey");
        assertThat(refusal(lidia, with(input, Map.of("corrects", "nada")))).isEqualTo("UNKNOWN_MEASUREMENT corrects");
        assertThat(refusal(lidia, with(input, Map.of("corrects", id(first))))).isEqualTo("ALREADY_CORRECTED corrects");
        assertThat(refusal(sofia, with(input, Map.of("indicator", "durango-2-c2-1-i1")))).isEqualTo("NO_FORMULA indicator");
        Map<String, Object> whole = new HashMap<>(input);
        whole.remove("denominator");
        assertThat(refusal(lidia, whole)).isEqualTo("DENOMINATOR_NEEDED denominator");
    }

    @Test
    void sayForWhichInstitutionWhereTheirWriterActsForSeveral() {
        Client both = liaison("dos-miden", DIF, "comision-estatal-de-los-derechos-humanos");

        assertThat(refusal(both, measurement("2019-05-31", 1, 2))).isEqualTo("SEVERAL_INSTITUTIONS institution");
        assertThat(
                records(both, with(measurement("2019-05-31", 1, 2), Map.of("institution", DIF))).at("/institution/id").asString())
                .isEqualTo(DIF);
    }

    @Test
    void areRecordedOnceByTheSameKey() {
        Client lidia = liaison("lidia-mide", DIF);
        Map<String, Object> input = with(measurement("2019-05-31", 1, 2),
                Map.of("idempotencyKey", "una vez " + System.nanoTime()));

        JsonNode first = records(lidia, input);

        assertThat(id(records(lidia, with(input, Map.of("numerator", 2))))).isEqualTo(id(first));
        assertThat(client.data("query($id: ID!) { indicator(id: $id) { measurements { totalCount } } }", Map.of("id", RUTA_AZUL))
                .at("/indicator/measurements/totalCount")
                .asInt()).isEqualTo(1);
    }

    @Test
    void giveOneLightToFieldFilterFacetAndCount() {
        Client sofia = called("sofia-mide", Role.SECRETARIAT);
        records(sofia, with(measurement("2018-05-31", 10, 100), Map.of("indicator", "durango-2-c1-i1")));
        records(sofia, with(measurement("2018-06-30", 60, 100), Map.of("indicator", "durango-2-c1-i1")));
        records(sofia, with(measurement("2018-06-30", 90, 100), Map.of("indicator", "durango-2-c4-i1")));
        records(sofia, with(measurement("2018-06-30", 5, 0), Map.of("indicator", "durango-2-c5-i1")));
        records(sofia, with(measurement("2018-06-30", 5, 10), Map.of("indicator", "durango-2-c5-6-i1")));

        for (LocalDate asOf : List.of(LocalDate.of(2018, 5, 30), LocalDate.of(2018, 6, 15), LocalDate.of(2018, 7, 1))) {
            JsonNode found = client.data("""
                    query($asOf: Date!) {
                      all: indicators(filter: {plan: "durango-2"}, first: 100) {
                        nodes { light(asOf: $asOf) noLight(asOf: $asOf) }
                        lights(asOf: $asOf) { light noLight count }
                      }
                      plan(id: "durango-2") { lightCounts(asOf: $asOf) { light noLight count } }
                      red: indicators(filter: {plan: "durango-2", light: RED, asOf: $asOf}) { totalCount }
                      amber: indicators(filter: {plan: "durango-2", light: AMBER, asOf: $asOf}) { totalCount }
                      green: indicators(filter: {plan: "durango-2", light: GREEN, asOf: $asOf}) { totalCount }
                      none: indicators(filter: {plan: "durango-2", noLight: NO_DATA, asOf: $asOf}) { totalCount }
                      bandless: indicators(filter: {plan: "durango-2", noLight: NO_BANDS, asOf: $asOf}) { totalCount }
                      redCommitments: commitments(filter: {light: RED, asOf: $asOf}) { nodes { id } }
                      amberCommitments: commitments(filter: {light: AMBER, asOf: $asOf}) { nodes { id } }
                      greenActivities: activities(filter: {light: GREEN, asOf: $asOf}) { totalCount }
                    }
                    """, Map.of("asOf", asOf.toString()));
            Map<String, Long> byField = found.at("/all/nodes")
                    .valueStream()
                    .collect(
                            Collectors.groupingBy(MeasurementTests::light, Collectors.counting()));

            assertThat(counts(found.at("/plan/lightCounts"))).isEqualTo(byField);
            assertThat(counts(found.at("/all/lights"))).isEqualTo(byField);
            assertThat(found.at("/red/totalCount").asLong()).isEqualTo(byField.getOrDefault("RED", 0L));
            assertThat(found.at("/amber/totalCount").asLong()).isEqualTo(byField.getOrDefault("AMBER", 0L));
            assertThat(found.at("/green/totalCount").asLong()).isEqualTo(byField.getOrDefault("GREEN", 0L));
            assertThat(found.at("/none/totalCount").asLong()).isEqualTo(byField.getOrDefault("NO_DATA", 0L));
            assertThat(found.at("/bandless/totalCount").asLong()).isEqualTo(byField.getOrDefault("NO_BANDS", 0L));
            assertThat(texts(found.at("/redCommitments/nodes"), "/id"))
                    .isEqualTo(asOf.getMonthValue() == 6 ? List.of("durango-2-c1") : List.of());
            assertThat(texts(found.at("/amberCommitments/nodes"), "/id"))
                    .isEqualTo(asOf.getMonthValue() == 7 ? List.of("durango-2-c1") : List.of());
            assertThat(found.at("/greenActivities/totalCount").asInt()).as("an activity's indicator has no bands").isZero();
        }
    }

    private static String light(JsonNode one) {
        return one.path("light").asString(one.path("noLight").asString(""));
    }

    private static Map<String, Long> counts(JsonNode counts) {
        return counts.valueStream()
                .collect(Collectors.toMap(MeasurementTests::light, one -> one.path("count").asLong()));
    }

    @Test
    void tellTheRuleByWhichTheyAreJudged() {
        JsonNode rule = client.data("{ indicator(id: \"durango-2-c2-i1\") { rule { id version statement } } }")
                .at("/indicator/rule");

        assertThat(rule.path("id").asString()).isEqualTo("semaforo");
        assertThat(rule.path("version").asInt()).isEqualTo(1);
        assertThat(rule.path("statement").asString()).contains("74.5 es amarillo");
    }

    @Test
    void areReadWithTheirLightsByOneStatement() {
        records(liaison("lidia-mide", DIF), measurement("2019-05-31", 1, 2));

        assertThat(statements.during(() -> client.data("""
                { indicators(filter: {plan: "durango-2", light: AMBER}) {
                  totalCount lights { light count } nodes { value light series { light } subject { __typename } }
                } }
                """))).isEqualTo(1);
    }

    @Test
    void areGivenOfThoseIndicatorsThatHaveThem() {
        records(liaison("lidia-mide", DIF), measurement("2019-03-31", 9, 10));

        JsonNode indicators = client
                .data("{ indicators(filter: {commitment: \"durango-2-c2\"}) { nodes { id measurement { light noLight indicator { id } } } } }")
                .at("/indicators/nodes");

        assertThat(indicators).hasSizeGreaterThan(1)
                .allSatisfy(indicator -> assertThat(indicator.at("/measurement/light").asString(""))
                        .isEqualTo(id(indicator).equals(RUTA_AZUL) ? "GREEN" : ""));
    }
}
