package mx.cocrea.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrowdTests {

    private static final int FEW = 200;

    @Test
    void isTheSameForTheSameScaleAndSharesNobodyWithAnother() {
        assertThat(rows(2)).isEqualTo(rows(2));
        assertThat(rows(2)).extracting(row -> row.get("id"))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(rows(3).stream().map(row -> row.get("id")).toList());
    }

    @Test
    void saysFarMoreOfSomeCommitmentsThanOfOthers() {
        assertThat(rows(1).stream()
                .filter(row -> row.containsKey("alignment") && (int) Objects.requireNonNull(row.get("place")) < 100))
                .hasSizeBetween(60, 140);
    }

    /** Some of each kind, in the order in which they are drawn. */
    private static List<Map<String, @Nullable Object>> rows(int scale) {
        Crowd crowd = new Crowd(scale);
        return Stream.of(
                IntStream.range(0, FEW).mapToObj(crowd::citizen).toList(),
                IntStream.range(0, FEW).mapToObj(crowd::comment).toList(),
                IntStream.range(0, FEW).mapToObj(crowd::proposal).toList(),
                IntStream.range(0, FEW).mapToObj(crowd::support).toList()).flatMap(List::stream).toList();
    }
}
