package mx.cocrea.plans;

import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mx.cocrea.Durango;
import mx.cocrea.StatementCount;
import mx.cocrea.Tables;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@Durango
class PlansTests {

    @Autowired
    Client client;

    @Autowired
    StatementCount statements;

    @Test
    void holdsTheThreePlansWhole() {
        JsonNode plans = client.data("""
                {
                  plans {
                    id signedOn
                    commitments(first: 100) { totalCount nodes { activities { id } indicators { id bands { light } } } }
                    activityCounts(asOf: "2026-11-21") { status count }
                  }
                  odsGoals { number }
                  stages { ordinal }
                }
                """);

        assertThat(texts(plans.path("plans"), "/id")).containsExactly("durango-1", "durango-2", "durango-3");
        assertThat(texts(plans.path("plans"), "/signedOn")).startsWith("2015-08-25", "2019-03-11");
        assertThat(plans.path("plans").valueStream().map(plan -> plan.at("/commitments/totalCount").asInt()))
                .containsExactly(5, 8, 10);
        assertThat(plans.path("plans")
                .valueStream()
                .map(plan -> plan.at("/commitments/nodes")
                        .valueStream()
                        .mapToInt(commitment -> commitment.path("activities").size())
                        .sum()))
                .containsExactly(31, 36, 0);
        assertThat(plans.at("/plans/1/commitments/nodes")
                .valueStream()
                .mapToInt(commitment -> commitment.path("indicators").size())
                .sum()).isEqualTo(10);
        assertThat(plans.path("odsGoals").size()).isEqualTo(17);
        assertThat(plans.path("stages").size()).isEqualTo(8);
        assertThat(plans.at("/plans/1/activityCounts").toString()).isEqualTo("[{\"status\":\"UNREPORTED\",\"count\":36}]");
    }

    @Test
    void keepsThePartsOfACommitmentInOrder() {
        JsonNode commitment = client.data("""
                { commitment(id: "durango-1-c2") { parts { letter activities { id } } activities { id part { letter } } } }
                """).path("commitment");

        assertThat(texts(commitment.path("parts"), "/letter")).containsExactly("a", "b");
        assertThat(texts(commitment.path("activities"), "/id")).startsWith("durango-1-c2-a1", "durango-1-c2-a2")
                .endsWith("durango-1-c2-b6")
                .hasSize(12);
        assertThat(commitment.at("/activities/6/part/letter").asString()).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
            "durango-2-c5-3, 2019-02-10, PLANNED",
            "durango-2-c5-3, 2019-02-11, UNDER_WAY",
            "durango-2-c5-3, 2019-02-15, UNDER_WAY",
            "durango-2-c5-3, 2019-02-16, UNREPORTED",
            "durango-1-c3-1, 2015-08-24, PLANNED",
            "durango-1-c3-1, 2015-08-25, UNDER_WAY",
            "durango-1-c3-1, 2016-08-26, UNREPORTED",
            "durango-1-c1-1, 2016-08-26, UNDATED"
    })
    void judgesAnActivityByItsDates(String activity, String asOf, String status) {
        JsonNode found = client.data("""
                query($id: ID!, $asOf: Date!) { activity(id: $id) { status(asOf: $asOf) statusReason(asOf: $asOf) } }
                """, Map.of("id", activity, "asOf", asOf)).path("activity");

        assertThat(found.path("status").asString()).isEqualTo(status);
        assertThat(found.path("statusReason").asString()).isNotBlank();
    }

    @Test
    void saysWhyAnActivityIsUnreported() {
        assertThat(client.data("{ activity(id: \"durango-2-c5-3\") { statusReason(asOf: \"2019-07-01\") } }")
                .at("/activity/statusReason")
                .asString())
                .isEqualTo("It was due on 2019-02-15 and nobody had reported anything by 2019-07-01.");
    }

    @Test
    void judgesFieldFilterAndCountByOneRule() {
        for (String asOf : List.of("2015-01-01", "2016-01-01", "2018-06-01", "2019-03-15", "2019-07-01", "2026-01-01")) {
            JsonNode found = client.data("""
                    query($asOf: Date!) {
                      plan(id: "durango-2") { activityCounts(asOf: $asOf) { status count } }
                      all: activities(filter: {plan: "durango-2"}, first: 100) { nodes { status(asOf: $asOf) } }
                      unreported: activities(filter: {plan: "durango-2", status: UNREPORTED, asOf: $asOf}) { totalCount }
                      planned: activities(filter: {plan: "durango-2", status: PLANNED, asOf: $asOf}) { totalCount }
                    }
                    """, Map.of("asOf", asOf));

            Map<String, Long> byField = texts(found.at("/all/nodes"), "/status")
                    .stream()
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
            Map<String, Long> byCount = found.at("/plan/activityCounts")
                    .valueStream()
                    .collect(Collectors.toMap(one -> one.path("status").asString(), one -> one.path("count").asLong()));
            assertThat(byCount).isEqualTo(byField);
            assertThat(found.at("/unreported/totalCount").asLong()).isEqualTo(byField.getOrDefault("UNREPORTED", 0L));
            assertThat(found.at("/planned/totalCount").asLong()).isEqualTo(byField.getOrDefault("PLANNED", 0L));
        }
    }

    @Test
    void judgesACommitmentByItsActivities() {
        JsonNode found = client.data("""
                {
                  planned: commitment(id: "durango-2-c7") { status(asOf: "2019-03-01") }
                  begun: commitment(id: "durango-2-c7") { status(asOf: "2019-04-01") }
                  late: commitment(id: "durango-2-c7") { status(asOf: "2019-06-16") }
                  undated: commitment(id: "durango-3-ejecutivo-1") { status(asOf: "2019-06-16") }
                  filtered: commitments(filter: {plan: "durango-2", status: PLANNED, asOf: "2018-01-01"}) { totalCount }
                }
                """);

        assertThat(found.at("/planned/status").asString()).isEqualTo("PLANNED");
        assertThat(found.at("/begun/status").asString()).isEqualTo("UNDER_WAY");
        assertThat(found.at("/late/status").asString()).isEqualTo("UNREPORTED");
        assertThat(found.at("/undated/status").asString()).isEqualTo("UNDATED");
        assertThat(found.at("/filtered/totalCount").asInt()).isEqualTo(8);
    }

    @Test
    void filtersCommitmentsByThemeAndGoalAsTheTablesSay() {
        for (Tables.Row goal : Tables.rows("ods-goals")) {
            assertThat(
                    texts(client.data("query($goal: Int!) { commitments(filter: {odsGoal: $goal}, first: 100) { nodes { id } } }",
                            Map.of("goal", Integer.parseInt(goal.get("number")))).at("/commitments/nodes"), "/id"))
                    .containsExactlyElementsOf(commitments("alignments", "odsGoal", goal.get("id")));
        }
        for (Tables.Row theme : Tables.rows("themes")) {
            assertThat(
                    texts(client.data("query($theme: ID!) { commitments(filter: {theme: $theme}, first: 100) { nodes { id } } }",
                            Map.of("theme", theme.get("id"))).at("/commitments/nodes"), "/id"))
                    .containsExactlyElementsOf(commitments("commitment-themes", "theme", theme.get("id")));
        }
    }

    private static List<String> commitments(String table, String column, String value) {
        return Tables.rows(table)
                .stream()
                .filter(row -> row.get(column).equals(value))
                .map(row -> row.get("commitment"))
                .sorted()
                .toList();
    }

    @Test
    void showsThatADateWasMendedAndWhere() {
        JsonNode notes = client.data(
                """
                        { activity(id: "durango-2-c3-1") { startsOn notes { kind field printed message sources { where document { id } } } } }
                        """)
                .path("activity");

        assertThat(notes.path("startsOn").asString()).isEqualTo("2018-04-20");
        assertThat(notes.path("notes").valueStream()).anySatisfy(note -> {
            assertThat(note.path("kind").asString()).isEqualTo("MENDED");
            assertThat(note.path("field").asString()).isEqualTo("startsOn");
            assertThat(note.path("printed").asString()).contains("2010412018");
            assertThat(note.at("/sources/0/document/id").asString()).isEqualTo("plan-de-accion-local-durango-2");
        });
    }

    @Test
    void citesEveryRecord() {
        for (String table : List.of("plans", "commitments", "activities", "problems", "people", "institutions", "organisations",
                "bodies",
                "indicators", "milestones", "notes", "ratings")) {
            for (Tables.Row row : Tables.rows(table)
                    .stream()
                    .filter(row -> Math.floorMod(row.get("id").hashCode(), 9) == 0)
                    .toList()) {
                JsonNode node = client.data(
                        "query($id: ID!) { node(id: $id) { id ... on Cited { sources { where document { title } } } } }",
                        Map.of("id", row.get("id"))).path("node");

                assertThat(node.path("sources").isEmpty()).as("%s", row.get("id")).isFalse();
                assertThat(node.at("/sources/0/where").asString()).isNotBlank();
            }
        }
    }

    @Test
    void holdsTheEvaluationAsPublished() {
        JsonNode evaluation = client.data("""
                {
                  evaluation(id: "inai-2020") {
                    reviewers
                    attributes { name dimension }
                    appraisals { number relevance commitment { id } ratings { result attribute { name } } }
                    figures { label value outOf }
                    recommendations { number }
                  }
                }
                """).path("evaluation");

        assertThat(evaluation.path("reviewers").asInt()).isEqualTo(4);
        assertThat(evaluation.path("attributes").size()).isEqualTo(9);
        assertThat(evaluation.path("appraisals").size()).isEqualTo(8);
        assertThat(evaluation.path("appraisals").valueStream())
                .allSatisfy(one -> assertThat(one.path("ratings").size()).isEqualTo(9));
        assertThat(evaluation.path("figures").size()).isEqualTo(10);
        assertThat(evaluation.path("recommendations").size()).isEqualTo(9);
        assertThat(evaluation.at("/appraisals/5/relevance").asString()).isEqualTo("CAN_IMPROVE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ruta azul | durango-2-c2",
            "AZUL Ruta | durango-2-c2",
            "rúta ázul | durango-2-c2",
            "transparentar ruta az | durango-2-c2",
            "mendivil jose | jose-ignacio-mendivil-buenrostro",
            "Mendívil José | jose-ignacio-mendivil-buenrostro",
            "comision legislativa | durango-2-c7",
            "comisiones legislativas | durango-2-c7",
            "legislativas abierto comi | durango-2-c7"
    })
    void findsWordsInAnyOrderWhateverTheirAccentsAndCase(String text, String expected) {
        JsonNode hits = search(text);

        assertThat(texts(hits.path("nodes"), "/id")).as(text).contains(expected);
    }

    private JsonNode search(String text) {
        return client.data("""
                query($text: String!) { search(text: $text, first: 100) { totalCount nodes { ... on Node { id } } } }
                """, Map.of("text", text)).path("search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "'", "\\", "/", "(", ")", "[", "]", "{", "}", "AND", "OR NOT", "+ - && || !", "a*", "*", "?",
            "~", "^2",
            "title:x", "ruta\" OR \"azul", "", "   ", "\u0000", "🙂", "ruta^~*azul", "/ruta/", "[a TO z]"})
    void takesNothingThatIsTypedForSyntax(String text) {
        assertThat(search(text).path("totalCount").isNumber()).isTrue();
    }

    @Test
    void searchesAmongTheKindsAskedFor() {
        JsonNode found = client.data("""
                {
                  all: search(text: "transparencia", first: 100) { totalCount nodes { __typename } }
                  actors: search(text: "transparencia", kinds: [ACTOR], first: 100) { totalCount nodes { __typename } }
                  others: search(text: "transparencia", kinds: [COMMITMENT, ACTIVITY, PROBLEM], first: 100) { totalCount }
                }
                """);

        assertThat(texts(found.at("/actors/nodes"), "/__typename")).isSubsetOf("Person", "Organisation", "Institution", "Body")
                .isNotEmpty();
        assertThat(found.at("/actors/totalCount").asInt() + found.at("/others/totalCount").asInt())
                .isEqualTo(found.at("/all/totalCount").asInt());
    }

    @Test
    void pagesThroughASearchWithoutLosingOrRepeatingAnything() {
        List<String> whole = texts(search("transparencia").path("nodes"), "/id");
        List<String> paged = new java.util.ArrayList<>();
        Map<String, Object> variables = new java.util.HashMap<>(Map.of("text", "transparencia"));
        for (boolean more = true; more;) {
            JsonNode page = client.data(
                    """
                            query($text: String!, $after: String) {
                              search(text: $text, first: 3, after: $after) { nodes { ... on Node { id } } pageInfo { hasNextPage endCursor } }
                            }
                            """,
                    variables).path("search");
            paged.addAll(texts(page.path("nodes"), "/id"));
            variables.put("after", page.at("/pageInfo/endCursor").asString());
            more = page.at("/pageInfo/hasNextPage").asBoolean();
        }

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{ commitment(id: \"a b\") { id } } | MALFORMED_ID | id",
            "{ commitments(filter: {plan: \"/\"}) { totalCount } } | MALFORMED_ID | filter.plan",
            "{ commitments(first: 101) { totalCount } } | INVALID_PAGE | first",
            "{ commitments(first: -1) { totalCount } } | INVALID_PAGE | first",
            "{ plan(id: \"durango-1\") { commitments(first: 999) { totalCount } } } | INVALID_PAGE | first",
            "{ commitments(after: \"xyz\") { nodes { id } } } | MALFORMED_CURSOR | after",
            "{ accountabilityNetwork(around: \"x\", depth: 4) { truncated } } | OUT_OF_RANGE | depth",
            "{ accountabilityPath(from: \"x\", to: \"y\", maxLength: 0) { length } } | OUT_OF_RANGE | maxLength"
    })
    void refusesABadArgumentByName(String query, String code, String argument) {
        Client.Answer answer = client.ask(query);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/extensions/argument").asString()).isEqualTo(argument);
        assertThat(answer.message()).startsWith("'" + argument + "'");
    }

    @Test
    void knowsNothingOfUnknownIds() {
        JsonNode found = client.data(
                """
                        { node(id: "x") { id } plan(id: "x") { id } commitment(id: "x") { id } activity(id: "x") { id } actor(id: "x") { id }
                          odsGoal(number: 18) { id } document(id: "x") { id } evaluation(id: "x") { id } }
                        """);

        assertThat(found.valueStream()).hasSize(8).allMatch(JsonNode::isNull);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{}", "{plan: \"durango-2\"}", "{plan: \"durango-2\", status: UNREPORTED}", "{odsGoal: 16, text: \"gobierno\"}",
            "{institution: \"congreso-del-estado-de-durango\"}", "{institution: \"congreso-del-estado-de-durango\", text: \"a\"}",
            "{theme: \"nothing\"}"})
    void countsCommitmentsByEachFacetAsTheirFiltersDo(String filter) {
        JsonNode found = client.data("""
                {
                  commitments(filter: %s, first: 1) {
                    totalCount
                    plans { count plan { id } } themes(first: 100) { count theme { id } } odsGoals { count odsGoal { number } }
                    institutions(first: 100) { count institution { id } } statuses { count status }
                    few: institutions(first: 2) { count institution { id } }
                  }
                  all: commitments(filter: %1$s, first: 100) { nodes { status plan { id } themes { id } odsGoals { number } } }
                }
                """.formatted(filter));
        JsonNode facets = found.path("commitments");

        assertThat(facets.path("totalCount").asInt()).isEqualTo(found.at("/all/nodes").size());
        assertThat(counts(facets.path("plans"), "/plan/id")).isEqualTo(counted(found.at("/all/nodes"), "/plan/id"));
        assertThat(counts(facets.path("statuses"), "/status")).isEqualTo(counted(found.at("/all/nodes"), "/status"));
        assertThat(counts(facets.path("themes"), "/theme/id")).isEqualTo(counted(found.at("/all/nodes"), "/themes", "/id"));
        assertThat(counts(facets.path("odsGoals"), "/odsGoal/number"))
                .isEqualTo(counted(found.at("/all/nodes"), "/odsGoals", "/number"));
        assertThat(facets.path("few").valueStream())
                .containsExactlyElementsOf(facets.path("institutions").valueStream().limit(2).toList());
        facets.path("institutions").valueStream().filter(one -> !filter.contains("institution")).limit(5).forEach(one -> {
            String more = "{institution: \"" + one.at("/institution/id").asString() + "\", " + filter.substring(1);
            assertThat(client.data("{ commitments(filter: " + more + ") { totalCount } }").at("/commitments/totalCount").asLong())
                    .as(more)
                    .isEqualTo(one.path("count").asLong());
        });
    }

    private static Map<String, Long> counts(JsonNode facet, String value) {
        List<Long> counts = facet.valueStream().map(one -> one.path("count").asLong()).toList();
        assertThat(counts).isSortedAccordingTo(Comparator.reverseOrder());
        return facet.valueStream().collect(Collectors.toMap(one -> one.at(value).asString(), one -> one.path("count").asLong()));
    }

    private static Map<String, Long> counted(JsonNode nodes, String value) {
        return nodes.valueStream().collect(Collectors.groupingBy(node -> node.at(value).asString(), Collectors.counting()));
    }

    private static Map<String, Long> counted(JsonNode nodes, String list, String value) {
        return nodes.valueStream()
                .flatMap(node -> node.at(list).valueStream())
                .collect(Collectors.groupingBy(one -> one.at(value).asString(), Collectors.counting()));
    }

    @Test
    void findsRecordsByTheirIdentifiersWhateverTheyAre() {
        assertThat(client.data("{ nodes(ids: [\"ods-16\", \"nothing\", \"durango-2\", \"durango-2\"]) { __typename id } }")
                .toString())
                .isEqualTo(
                        "{\"nodes\":[{\"__typename\":\"Plan\",\"id\":\"durango-2\"},{\"__typename\":\"OdsGoal\",\"id\":\"ods-16\"}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{ commitments { totalCount plans { count } themes { count } institutions { count } odsGoals { count } statuses { count } } }",
            "{ commitment(id: \"durango-2-c2\") { title plan { name } odsGoals { number } activities { title responsibilities { role actor { name } } } } }",
            "{ commitments(first: 20) { nodes { title plan { name } odsGoals { number } activities { title responsibilities { role actor { name } } } } } }",
            "{ actor(id: \"martha-hurtado-hernandez\") { name responsibilities(first: 100) { totalCount nodes { role post subject { ... on Activity { title commitment { title } } } } } } }",
            "{ search(text: \"transparencia\") { totalCount nodes { ... on Commitment { title } ... on Person { name } } } }",
            "{ accountabilityNetwork(around: \"martha-hurtado-hernandez\", depth: 2) { nodes { distance actor { name } } edges { kind weight from { id } to { id } via { title } } } }",
            "{ accountabilityPath(from: \"esteban-villegas-villarreal\", to: \"jorge-ernesto-fabila-flores\") { length steps { kind from { name } to { name } via { title } } } }"
    })
    void readsHotThingsWithOneStatement(String query) {
        assertThat(statements.during(() -> client.data(query))).isEqualTo(1);
    }
}
