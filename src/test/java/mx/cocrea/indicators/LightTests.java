package mx.cocrea.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContextManager;
import tools.jackson.databind.JsonNode;

/** Whatever the bands and the numbers, the light in the graph is the one that a naive rule in exact decimals gives. */
class LightTests {

    private static final List<String> WORST_FIRST = List.of("RED", "AMBER", "GREEN");
    private static final AtomicInteger TRIES = new AtomicInteger();

    /** The application in which others measure too. */
    static final class Measured extends WithMeasurements {

        private static final Measured ONLY = prepared();

        private static Measured prepared() {
            Measured measured = new Measured();
            try {
                new TestContextManager(Measured.class).prepareTestInstance(measured);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
            return measured;
        }

        static Measured here() {
            return ONLY;
        }
    }

    /** A band as it is printed. */
    record Band(String light, BigDecimal lower, BigDecimal upper) {}

    /** What was counted. */
    record Counted(BigDecimal numerator, @Nullable BigDecimal denominator) {}

    /** An indicator, and what was counted for it. */
    record Case(List<Band> bands, boolean lessIsBetter, boolean isShare, BigDecimal factor, List<Counted> counted) {

        private boolean hasNothingBelow(Counted one) {
            return one.denominator() == null ? isShare : one.denominator().signum() == 0;
        }

        @Nullable
        BigDecimal value(Counted one) {
            if (hasNothingBelow(one)) {
                return null;
            }
            BigDecimal below = one.denominator() == null ? BigDecimal.ONE : one.denominator();
            return one.numerator().multiply(factor).divide(below, new MathContext(60)).setScale(9, RoundingMode.HALF_UP);
        }

        /** The light of the first band, from the better end, whose bound the value reaches; of the last where it reaches none. */
        @Nullable
        String light(@Nullable BigDecimal value) {
            if (value == null || bands.isEmpty()) {
                return null;
            }
            Comparator<Band> byBound = lessIsBetter
                    ? Comparator.comparing(Band::upper)
                    : Comparator.comparing(Band::lower).reversed();
            List<Band> fromBest = bands.stream()
                    .sorted(byBound.thenComparingInt(band -> WORST_FIRST.indexOf(band.light())))
                    .toList();
            for (Band band : fromBest) {
                if (lessIsBetter ? value.compareTo(band.upper()) <= 0 : value.compareTo(band.lower()) >= 0) {
                    return band.light();
                }
            }
            BigDecimal end = lessIsBetter ? fromBest.getLast().upper() : fromBest.getLast().lower();
            return fromBest.stream()
                    .filter(band -> (lessIsBetter ? band.upper() : band.lower()).compareTo(end) == 0)
                    .findFirst()
                    .orElseThrow()
                    .light();
        }

        @Nullable
        String noLight(Counted one) {
            if (hasNothingBelow(one)) {
                return "NO_DENOMINATOR";
            }
            return bands.isEmpty() ? "NO_BANDS" : null;
        }
    }

    private static Arbitrary<BigDecimal> decimals(int from, int to) {
        return Arbitraries.bigDecimals().between(BigDecimal.valueOf(from), BigDecimal.valueOf(to)).ofScale(2);
    }

    @Provide
    Arbitrary<Band> band() {
        // Few bounds, so that bands often share one, lie within each other or leave room between them.
        Arbitrary<BigDecimal> bounds = Arbitraries.oneOf(
                Arbitraries.of(0, 49, 50, 74, 75, 100, -10).map(BigDecimal::valueOf), decimals(-50, 150));
        return Combinators.combine(Arbitraries.of(WORST_FIRST), bounds, bounds)
                .as((light, one, other) -> new Band(light, one.min(other), one.max(other)));
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<BigDecimal> above = Arbitraries.oneOf(
                Arbitraries.of("0", "49", "49.5", "50", "74", "74.5", "74.99", "75", "100", "130", "-5").map(BigDecimal::new),
                decimals(-200, 1_000));
        Arbitrary<BigDecimal> below = Arbitraries.oneOf(
                Arbitraries.of("100", "1", "0", "3", "7", "0.01").map(BigDecimal::new), decimals(0, 1_000));
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return either.flatMap(
                share -> Combinators
                        .combine(
                                band().list().ofMaxSize(4), either, Arbitraries.of("1", "100", "0.5").map(BigDecimal::new),
                                (share ? shares(above, below) : above.map(counted -> new Counted(counted, null)))
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(20))
                        .as((bands, less, factor, counted) -> new Case(bands, less, share, factor, counted)));
    }

    private static Arbitrary<Counted> shares(Arbitrary<BigDecimal> above, Arbitrary<BigDecimal> below) {
        return Combinators.combine(above, below.optional(0.9)).as((counted, of) -> new Counted(counted, of.orElse(null)));
    }

    /** What the application says of each of the numbers, in their order. */
    private static List<JsonNode> judged(Case made) {
        String id = "luz-" + TRIES.incrementAndGet();
        Map<String, @Nullable Object> indicator = new HashMap<>();
        indicator.put("id", id);
        indicator.put("numerator", "Lo contado");
        indicator.put("denominator", made.isShare() ? "De cuánto" : null);
        indicator.put("factor", made.factor().doubleValue());
        indicator.put("direction", made.lessIsBetter() ? "DESCENDING" : "ASCENDING");
        List<Map<String, Object>> bands = IntStream.range(0, made.bands().size()).mapToObj(i -> {
            Band band = made.bands().get(i);
            return Map.<String, Object>of("id", id + "-b" + i, "light", band.light(), "label", "x", "lower",
                    band.lower().doubleValue(), "upper", band.upper().doubleValue());
        }).toList();
        List<Map<String, @Nullable Object>> counted = new ArrayList<>();
        for (Counted one : made.counted()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("id", id + "-m" + (100 + counted.size()));
            values.put("numerator", one.numerator().doubleValue());
            values.put("denominator", one.denominator() == null ? null : one.denominator().doubleValue());
            counted.add(values);
        }
        Measured here = Measured.here();
        here.write("""
                CREATE (indicator:Node:Indicator)
                SET indicator = $indicator
                FOREACH (one IN $bands | CREATE (band:Node:Band)-[:BAND_OF]->(indicator) SET band = one)
                FOREACH (one IN $counted |
                  CREATE (measurement:Node:Measurement)-[:OF]->(indicator)
                  SET measurement = one, measurement.observedOn = date('2019-01-01')
                )
                """, Map.of("indicator", indicator, "bands", bands, "counted", counted));
        try {
            return here.client.data("""
                    query($id: ID!) { indicator(id: $id) { measurements(first: 100) { nodes { id value light noLight } } } }
                    """, Map.of("id", id))
                    .at("/indicator/measurements/nodes")
                    .valueStream()
                    .sorted(Comparator.comparing(WithMeasurements::id))
                    .toList();
        } finally {
            here.write("""
                    MATCH (made:Node)
                    WHERE made.id = $id OR made.id STARTS WITH $id + '-'
                    DETACH DELETE made
                    """, Map.of("id", id));
        }
    }

    @Property(tries = 150)
    void isTheOneOfANaiveRule(@ForAll("cases") Case made) {
        List<JsonNode> judged = judged(made);

        assertThat(judged).hasSameSizeAs(made.counted());
        for (int i = 0; i < judged.size(); i++) {
            Counted counted = made.counted().get(i);
            JsonNode found = judged.get(i);
            BigDecimal value = made.value(counted);
            if (value == null) {
                assertThat(found.path("value").isNull()).as("%s of %s", counted, made).isTrue();
            } else {
                assertThat(found.path("value").asDouble()).as("%s of %s", counted, made)
                        .isCloseTo(value.doubleValue(), Offset.offset(1e-8 + Math.abs(value.doubleValue()) * 1e-14));
            }
            assertThat(found.path("light").asString(null)).as("%s of %s", counted, made).isEqualTo(made.light(value));
            assertThat(found.path("noLight").asString(null)).as("%s of %s", counted, made).isEqualTo(made.noLight(counted));
        }
    }

    /** Where there is a value and a band there is one light, and the values of each of three different bands lie together. */
    @Property(tries = 60)
    void leavesNoGapAndNeverOverlaps(
            @ForAll("bounds") List<BigDecimal> bounds, @ForAll boolean lessIsBetter, @ForAll("shifts") BigDecimal width) {
        List<BigDecimal> sorted = bounds.stream().sorted().toList();
        List<Band> bands = IntStream.range(0, 3)
                .mapToObj(i -> new Band(WORST_FIRST.get(i), sorted.get(i), sorted.get(i).add(width)))
                .toList();
        List<Counted> swept = sorted.stream()
                .flatMap(bound -> Stream.of(bound, bound.add(width)))
                .flatMap(bound -> Stream.of("-0.01", "0", "0.01").map(BigDecimal::new).map(bound::add))
                .distinct()
                .sorted()
                .map(value -> new Counted(value, null))
                .toList();

        List<JsonNode> judged = judged(new Case(bands, lessIsBetter, false, BigDecimal.ONE, swept));

        List<String> runs = new ArrayList<>();
        for (JsonNode one : judged) {
            String light = one.path("light").asString("none");
            if (runs.isEmpty() || !runs.getLast().equals(light)) {
                runs.add(light);
            }
        }
        Set<String> lights = new HashSet<>(runs);
        assertThat(lights).as("%s", swept).isEqualTo(Set.copyOf(WORST_FIRST));
        assertThat(runs).as("%s", swept).isEqualTo(WORST_FIRST);
    }

    @Provide
    Arbitrary<List<BigDecimal>> bounds() {
        return decimals(-100, 200).list().ofSize(3).uniqueElements();
    }

    @Provide
    Arbitrary<BigDecimal> shifts() {
        return decimals(0, 60);
    }
}
