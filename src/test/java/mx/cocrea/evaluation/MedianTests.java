package mx.cocrea.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Medians of generated panels, odd and even, with ties and without, as one who sorts and counts finds them. */
class MedianTests extends WithEvaluations {

    /** Panels asked about at once. */
    private static final int TOGETHER = 15;

    /** Every panel of up to five on the INAI's scale of quality, and many larger ones on wider scales. */
    private static List<List<Integer>> panels() {
        Arbitrary<List<Integer>> all = Arbitraries.integers().between(0, 2).list().ofMaxSize(5);
        Arbitrary<List<Integer>> wide = Arbitraries.integers().between(-10, 10).list().ofMinSize(6).ofMaxSize(15);
        return Stream.concat(all.allValues().orElseThrow(), wide.sampleStream().limit(200)).toList();
    }

    /** What is in the middle once half of those above and half of those below are crossed out, one of each at a time. */
    private static Double naive(List<Integer> panel, String ties) {
        List<Integer> left = new ArrayList<>(panel.stream().sorted().toList());
        while (left.size() > 2) {
            left.removeFirst();
            left.removeLast();
        }
        return switch (ties) {
            case "LOWER" -> left.getFirst().doubleValue();
            case "UPPER" -> left.getLast().doubleValue();
            default -> (left.getFirst() + left.getLast()) / 2.0;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEAN", "LOWER", "UPPER"})
    void areWhatANaiveReaderFinds(String ties) {
        String rubric = "muestra-" + ties.toLowerCase(Locale.ROOT);
        driver.executableQuery("""
                MATCH (plan:Plan {id: 'durango-1'})
                MERGE (rubric:Node:Evaluation {id: $id})
                SET rubric.title = 'Rúbrica', rubric.ties = $ties
                MERGE (rubric)-[:EVALUATES]->(plan)
                """).withParameters(Map.of("id", rubric, "ties", ties)).execute();
        try {
            List<List<Integer>> panels = panels();
            for (int from = 0; from < panels.size(); from += TOGETHER) {
                List<List<Integer>> some = panels.subList(from, Math.min(panels.size(), from + TOGETHER));
                String asked = String.join(" ", IntStream.range(0, some.size())
                        .mapToObj(i -> "m%d: median(of: %s)".formatted(i, some.get(i)))
                        .toList());
                JsonNode medians = client.data("{ evaluation(id: \"%s\") { %s } }".formatted(rubric, asked)).path("evaluation");
                for (int i = 0; i < some.size(); i++) {
                    JsonNode median = medians.path("m" + i);
                    if (some.get(i).isEmpty()) {
                        assertThat(median.isNull()).isTrue();
                    } else {
                        assertThat(median.asDouble()).as("%s by %s", some.get(i), ties).isEqualTo(naive(some.get(i), ties));
                    }
                }
            }
        } finally {
            driver.executableQuery("MATCH (rubric:Evaluation {id: $id}) DETACH DELETE rubric")
                    .withParameters(Map.of("id", rubric))
                    .execute();
        }
    }

    @Test
    void giveResultsWithoutGaps() {
        JsonNode attributes = client
                .data("""
                        { evaluation(id: "inai-2020") { attributes {
                          scaleMax zero: resultOf(median: 0) below: resultOf(median: 0.49) half: resultOf(median: 0.5) most: resultOf(median: 0.99)
                          one: resultOf(median: 1) next: resultOf(median: 1.99) two: resultOf(median: 2) none: resultOf
                        } } }
                        """)
                .at("/evaluation/attributes");

        assertThat(attributes).hasSize(9).allSatisfy(attribute -> {
            boolean quality = attribute.path("scaleMax").asInt() == 2;
            assertThat(
                    Stream.of("zero", "below", "half", "most", "one", "next", "two").map(name -> attribute.path(name).asString()))
                    .containsExactly(
                            "INSUFFICIENT", "INSUFFICIENT", "CAN_IMPROVE", "CAN_IMPROVE", quality ? "CAN_IMPROVE" : "FAVOURABLE",
                            quality ? "CAN_IMPROVE" : "FAVOURABLE", "FAVOURABLE");
            assertThat(attribute.path("none").isNull()).isTrue();
        });
    }
}
