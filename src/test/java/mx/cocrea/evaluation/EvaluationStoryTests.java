package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import mx.cocrea.Tables;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Four evaluators rate the second plan as the INAI's four did, and one of them acts for a ministry that answers for a commitment. */
class EvaluationStoryTests extends WithEvaluations {

    private final Map<String, Tables.Row> attributes = Tables.rows("attributes")
            .stream()
            .collect(Collectors.toMap(row -> row.get("id"), Function.identity()));
    private final Map<String, Tables.Row> appraisals = Tables.rows("appraisals")
            .stream()
            .collect(Collectors.toMap(row -> row.get("id"), Function.identity()));

    private static Map<String, Object> rating(Tables.Row attribute, int value) {
        return Map.of("attribute", attribute.get("id"), "value", value);
    }

    @Test
    void fourEvaluatorsRateAndOneHasAConflictAndTheMediansComeOutAsTable3() {
        List<Client> reviewers = List.of(evaluator("uno"), evaluator("dos"), evaluator("tres"),
                called("evaluación-cuatro", Role.EVALUATOR, Role.LIAISON));
        JsonNode exercise = opens("Como la del INAI", reviewers.toArray(Client[]::new));
        Client fourth = reviewers.getLast();
        driver.executableQuery("MATCH (c:Citizen {id: $citizen}), (i:Institution {id: $institution}) MERGE (c)-[:ACTS_FOR]->(i)")
                .withParameters(Map.of("citizen", citizen(fourth), "institution", MINISTRY))
                .execute();

        Map<String, List<Tables.Row>> table3 = Tables.rows("ratings")
                .stream()
                .collect(Collectors.groupingBy(row -> of(appraisals, row.get("appraisal")).get("commitment")));
        table3.forEach((commitment, results) -> {
            int raters = commitment.equals(UNIFORMS) ? 3 : 4;
            for (int i = 0; i < raters; i++) {
                List<Map<String, Object>> given = new ArrayList<>();
                for (Tables.Row result : results) {
                    Tables.Row attribute = of(attributes, result.get("attribute"));
                    given.add(rating(attribute, panel(attribute, result.get("result"), raters).get(i)));
                }
                assertThat(
                        rates(reviewers.get(i), Map.of("appraisal", appraisal(exercise, commitment), "ratings", given))
                                .path("userErrors"))
                        .as("%s by %s", commitment, i)
                        .isEmpty();
            }
        });
        assertThat(refused(rates(fourth, appraisal(exercise, UNIFORMS), rating("transparencia", 1)))).isEqualTo("ACTS_FOR_IT");

        assertThat(closes(exercise).path("state").asString()).isEqualTo("CLOSED");

        JsonNode outcome = client
                .data("""
                        query($id: ID!) { evaluation(id: $id) { reviewers appraisals {
                          commitment { id appraisals { id } } results { attribute { id } ratings median spread recomputed published { id } }
                          quality: category(dimension: QUALITY) relevance: category(dimension: RELEVANCE)
                        } } }
                        """,
                        Map.of("id", id(exercise)))
                .path("evaluation");
        assertThat(outcome.path("reviewers").asInt()).isEqualTo(4);
        assertThat(outcome.path("appraisals").size()).isEqualTo(8);
        outcome.path("appraisals").forEach(appraisal -> {
            String commitment = appraisal.at("/commitment/id").asString();
            Map<String, String> expected = table3.getOrDefault(commitment, List.of())
                    .stream()
                    .collect(Collectors.toMap(row -> row.get("attribute"), row -> row.get("result")));
            assertThat(appraisal.path("results").size()).isEqualTo(9);
            appraisal.path("results").forEach(result -> {
                String attribute = result.at("/attribute/id").asString();
                assertThat(result.path("recomputed").asString()).as("%s, %s", commitment, attribute)
                        .isEqualTo(expected.get(attribute));
                assertThat(result.path("ratings").asInt()).isEqualTo(commitment.equals(UNIFORMS) ? 3 : 4);
                assertThat(result.path("published").isNull()).isTrue();
            });
        });
        assertThat(categories(outcome, "quality")).isEqualTo(published("QUALITY"));
        Map<String, String> relevance = published("RELEVANCE");
        assertThat(relevance).containsEntry("durango-2-c6", "CAN_IMPROVE");
        relevance.put("durango-2-c6", "INSUFFICIENT");
        assertThat(categories(outcome, "relevance")).isEqualTo(relevance);
    }

    private static Map<String, String> categories(JsonNode evaluation, String side) {
        return evaluation.path("appraisals")
                .valueStream()
                .collect(Collectors.toMap(one -> one.at("/commitment/id").asString(), one -> one.path(side).asString()));
    }

    private static Tables.Row of(Map<String, Tables.Row> rows, String id) {
        return Objects.requireNonNull(rows.get(id), id);
    }

    /** Table 4, by commitment. */
    private Map<String, String> published(String dimension) {
        return Tables.rows("figures")
                .stream()
                .filter(row -> row.get("dimension").equals(dimension))
                .collect(Collectors.toMap(
                        row -> of(appraisals, row.get("subject")).get("commitment"), row -> row.get("category")));
    }
}
