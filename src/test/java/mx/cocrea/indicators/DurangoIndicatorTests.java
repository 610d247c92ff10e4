package mx.cocrea.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.cocrea.Durango;
import mx.cocrea.Tables;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Durango's indicators as the documents print them: section 8 of the first plan, section 7 and the annex of the second. */
@Durango
class DurangoIndicatorTests {

    @Autowired
    Client client;

    @ParameterizedTest
    @CsvSource(textBlock = """
            # plan, all, without name, formula, goal, bands
            durango-1, 32, 0, 10, 31, 32
            durango-2, 46, 40, 35, 36, 39
            durango-3, 0, 0, 0, 0, 0
            """)
    void areAllThereAndMarkedWhereTheSourceIsSilent(String plan, int all, int name, int formula, int goal, int bands) {
        JsonNode found = client.data(
                """
                        query($plan: ID!) {
                          all: indicators(filter: {plan: $plan}, first: 100) { totalCount nodes { name numerator goal bands { id } lacks } }
                          name: indicators(filter: {plan: $plan, lacks: NAME}) { totalCount }
                          formula: indicators(filter: {plan: $plan, lacks: FORMULA}) { totalCount }
                          goal: indicators(filter: {plan: $plan, lacks: GOAL}) { totalCount }
                          bands: indicators(filter: {plan: $plan, lacks: BANDS}) { totalCount }
                        }
                        """,
                Map.of("plan", plan));

        assertThat(List.of("all", "name", "formula", "goal", "bands")
                .stream()
                .map(one -> found.at("/" + one + "/totalCount").asInt()))
                .containsExactly(all, name, formula, goal, bands);
        assertThat(found.at("/all/nodes").valueStream()).allSatisfy(one -> {
            List<String> lacks = one.path("lacks").valueStream().map(JsonNode::asString).toList();
            assertThat(lacks.contains("NAME")).isEqualTo(one.path("name").isNull());
            assertThat(lacks.contains("FORMULA")).isEqualTo(one.path("numerator").isNull());
            assertThat(lacks.contains("GOAL")).isEqualTo(one.path("goal").isNull());
            assertThat(lacks.contains("BANDS")).isEqualTo(one.path("bands").isEmpty());
        });
    }

    /** Held against the tables: who answers for a commitment or an activity answers for what measures it, up and down. */
    @ParameterizedTest
    @ValueSource(strings = {"dif-estatal", "congreso-del-estado-de-durango", "secretaria-de-contraloria-del-estado-de-durango"})
    void areFoundByTheInstitutionThatAnswers(String institution) {
        Map<String, String> commitments = Tables.rows("activities")
                .stream()
                .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("commitment")));
        Set<String> actors = Stream.concat(
                Stream.of(institution),
                Tables.rows("memberships")
                        .stream()
                        .filter(row -> row.get("group").equals(institution))
                        .map(row -> row.get("person")))
                .collect(Collectors.toSet());
        Set<String> subjects = Tables.rows("responsibilities")
                .stream()
                .filter(row -> actors.contains(row.get("actor")))
                .map(row -> row.get("subject"))
                .flatMap(subject -> Stream.of(subject, commitments.getOrDefault(subject, subject)))
                .collect(Collectors.toSet());
        Set<String> own = Tables.rows("responsibilities")
                .stream()
                .filter(row -> actors.contains(row.get("actor")))
                .map(row -> row.get("subject"))
                .collect(Collectors.toSet());
        List<String> expected = Tables.rows("indicators")
                .stream()
                .filter(row -> row.get("activity").isEmpty()
                        ? subjects.contains(row.get("commitment"))
                        : own.contains(row.get("activity")) || own.contains(commitments.get(row.get("activity"))))
                .map(row -> row.get("id"))
                .sorted()
                .toList();

        JsonNode found = client.data(
                "query($of: ID!) { indicators(filter: {institution: $of}, first: 100) { nodes { id } } }",
                Map.of("of", institution));

        assertThat(expected).isNotEmpty();
        assertThat(Client.texts(found.at("/indicators/nodes"), "/id")).containsExactlyElementsOf(expected);
    }

    @Test
    void holdTheAnnexOfTheSecondPlan() {
        JsonNode nodes = client
                .data("""
                        { commitments(filter: {plan: "durango-2"}, first: 10) { nodes { indicators { id lacks direction goal factor bands { light lower upper } } } } }
                        """)
                .at("/commitments/nodes");
        List<JsonNode> annex = nodes.valueStream().flatMap(one -> one.path("indicators").valueStream()).toList();

        assertThat(annex).hasSize(10).allSatisfy(one -> {
            assertThat(one.path("direction").asString()).isEqualTo("ASCENDING");
            assertThat(one.path("goal").asDouble()).isEqualTo(100);
            assertThat(one.path("factor").asDouble()).isEqualTo(100);
        });
        assertThat(
                annex.stream().filter(one -> one.path("lacks").toString().contains("NAME")).map(one -> one.path("id").asString()))
                .containsExactly("durango-2-c2-i1", "durango-2-c4-i1", "durango-2-c7-i1", "durango-2-c8-i1");
        assertThat(annex.stream().filter(one -> one.path("bands").isEmpty()).map(one -> one.path("id").asString()))
                .containsExactly("durango-2-c3-i1", "durango-2-c3-i3", "durango-2-c8-i1");
        assertThat(annex.stream().filter(one -> !one.path("bands").isEmpty()).map(one -> one.path("bands").toString()).distinct())
                .containsExactly(
                        "[{\"light\":\"GREEN\",\"lower\":75.0,\"upper\":100.0},{\"light\":\"AMBER\",\"lower\":50.0,\"upper\":74.0},"
                                + "{\"light\":\"RED\",\"lower\":0.0,\"upper\":49.0}]");
    }

    /** No document states a measured value, so nothing has a light before somebody measures, and nothing is red. */
    @Test
    void haveNoLightForWantOfMeasurements() {
        JsonNode plans = client.data("{ plans { lightCounts(asOf: \"2017-01-01\") { light noLight count } } }").path("plans");

        assertThat(plans.valueStream().map(plan -> plan.path("lightCounts").toString())).containsExactly(
                "[{\"light\":null,\"noLight\":\"NO_DATA\",\"count\":32}]",
                "[{\"light\":null,\"noLight\":\"NO_DATA\",\"count\":46}]",
                "[]");
        assertThat(client.data("{ commitments(filter: {light: RED, asOf: \"2017-01-01\"}) { totalCount } }")
                .at("/commitments/totalCount")
                .asInt()).isZero();
    }
}
