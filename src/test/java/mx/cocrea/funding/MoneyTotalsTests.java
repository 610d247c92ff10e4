package mx.cocrea.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever amounts there are, restated, in several currencies, given back: sums are those of a naive reckoning in every grouping. */
class MoneyTotalsTests extends WithMoney {

    private static final int SAMPLES = 40;
    private static final List<String> DIMENSIONS = List.of(
            "PROGRAMME", "FISCAL_YEAR", "MOMENT", "PAYER", "PAYEE", "MUNICIPALITY", "OBJECT", "PROCEDURE", "CURRENCY");

    /** Objects of expenditure that only these entries have, so that a filter finds them and no others. */
    private static final List<String> OBJECTS = List.of("911", "9121", "95101");
    private static final List<@Nullable String> PROGRAMMES = Arrays.asList(null, "muestra-p1", "muestra-p2");
    private static final List<@Nullable String> PAYERS = Arrays.asList(null, "dif-estatal", "secretaria-de-educacion");
    private static final List<@Nullable String> PAYEES = Arrays.asList(null, "congreso-del-estado-de-durango",
            "martha-hurtado-hernandez");
    private static final List<@Nullable String> MOMENTS = Arrays.asList(null, "APPROVED", "COMMITTED", "EXERCISED", "PAID");
    private static final List<@Nullable String> PROCEDURES = Arrays.asList(null, "OPEN", "DIRECT");
    private static final List<String> CURRENCIES = List.of("MXN", "MXN", "USD");
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

    /** An entry as generated; what it restates is the place of an earlier one, or -1. */
    private record Entry(
            long cents, String currency, @Nullable String moment, @Nullable Integer year, @Nullable String programme,
            @Nullable String payer, @Nullable String payee, @Nullable String municipality, String object,
            @Nullable String procedure,
            boolean exact, @Nullable LocalDate statedOn, LocalDate recordedOn, int restates) {

        boolean isThere(@Nullable LocalDate asOf, @Nullable LocalDate knownAt) {
            LocalDate stated = statedOn == null ? recordedOn : statedOn;
            return (knownAt == null || !recordedOn.isAfter(knownAt)) && (asOf == null || !stated.isAfter(asOf));
        }

        @Nullable
        Object value(String dimension) {
            return switch (dimension) {
                case "PROGRAMME" -> programme;
                case "FISCAL_YEAR" -> year;
                case "PAYER" -> payer;
                case "PAYEE" -> payee;
                case "MUNICIPALITY" -> municipality;
                case "OBJECT" -> object;
                case "PROCEDURE" -> procedure;
                case "MOMENT" -> moment == null ? "UNSTATED" : moment;
                default -> currency;
            };
        }
    }

    private record Sample(
            List<Entry> entries, List<String> groupBy, @Nullable LocalDate asOf, @Nullable LocalDate knownAt, int first) {

        /** Those that count: there, and with nothing there that takes their place, however far. */
        List<Entry> standing() {
            return IntStream.range(0, entries.size())
                    .filter(place -> entries.get(place).isThere(asOf, knownAt))
                    .filter(place -> IntStream.range(0, entries.size())
                            .noneMatch(later -> restates(later, place) && entries.get(later).isThere(asOf, knownAt)))
                    .mapToObj(entries::get)
                    .toList();
        }

        private boolean restates(int later, int earlier) {
            int restated = entries.get(later).restates();
            return restated >= 0 && (restated == earlier || restates(restated, earlier));
        }

        Map<String, Object> variables() {
            Map<String, Object> variables = new HashMap<>();
            if (asOf != null) {
                variables.put("asOf", asOf.toString());
            }
            if (knownAt != null) {
                variables.put("knownAt", knownAt.toString());
            }
            return variables;
        }
    }

    private static Sample sample(Random random) {
        List<Entry> entries = new ArrayList<>();
        Deque<Integer> free = new ArrayDeque<>();
        int size = random.nextInt(25);
        for (int place = 0; place < size; place++) {
            int restated = !free.isEmpty() && random.nextInt(3) == 0 ? free.pop() : -1;
            free.push(place);
            entries.add(new Entry(
                    cents(random), one(CURRENCIES, random), one(MOMENTS, random), one(Arrays.asList(null, 2018, 2019), random),
                    one(PROGRAMMES, random), one(PAYERS, random), one(PAYEES, random),
                    one(Arrays.asList(null, "Lerdo", "Durango"), random), one(OBJECTS, random), one(PROCEDURES, random),
                    random.nextInt(4) > 0, random.nextBoolean() ? day(random) : null, day(random), restated));
        }
        List<String> groupBy = new ArrayList<>(DIMENSIONS);
        Collections.shuffle(groupBy, random);
        return new Sample(
                entries, groupBy.subList(0, random.nextInt(groupBy.size() + 1)), random.nextBoolean() ? day(random) : null,
                random.nextBoolean() ? day(random) : null, 1 + random.nextInt(4));
    }

    /** Small and large, and sometimes given back. */
    private static long cents(Random random) {
        long largest = random.nextBoolean() ? 1_000 : 1_000_000_000_000_000L;
        return random.nextLong(largest) * (random.nextInt(5) == 0 ? -1 : 1);
    }

    private static LocalDate day(Random random) {
        return FIRST.plusDays(random.nextInt(60));
    }

    private static <T extends @Nullable Object> T one(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    @BeforeEach
    @AfterEach
    void clear() {
        write("MATCH (e:BudgetEntry) WHERE e.id STARTS WITH 'muestra-' DETACH DELETE e", Map.of());
        write("MATCH (n:Programme|Contract) WHERE n.id STARTS WITH 'muestra-' DETACH DELETE n", Map.of());
    }

    private void store(Sample sample) {
        clear();
        write("""
                UNWIND ['p1', 'p2'] AS name
                CREATE (:Node:Programme {id: 'muestra-' + name, name: name})
                """, Map.of());
        write("UNWIND ['OPEN', 'DIRECT'] AS one CREATE (:Node:Contract {id: 'muestra-' + one, title: one, procedure: one})",
                Map.of());
        write("""
                UNWIND $entries AS entry
                CREATE (e:Node:BudgetEntry)
                SET e = entry.values
                WITH e, entry
                CALL (e, entry) { MATCH (n:Programme {id: entry.programme}) CREATE (e)-[:UNDER]->(n) }
                CALL (e, entry) { MATCH (n:Actor {id: entry.payer}) CREATE (e)-[:PAID_BY]->(n) }
                CALL (e, entry) { MATCH (n:Actor {id: entry.payee}) CREATE (e)-[:PAID_TO]->(n) }
                CALL (e, entry) { MATCH (n:Contract {id: 'muestra-' + entry.procedure}) CREATE (e)-[:UNDER_CONTRACT]->(n) }
                """,
                Map.of("entries", IntStream.range(0, sample.entries().size()).mapToObj(place -> row(sample, place)).toList()));
        write("""
                UNWIND $pairs AS pair
                MATCH (later:BudgetEntry {id: pair[0]}), (earlier:BudgetEntry {id: pair[1]})
                CREATE (later)-[:RESTATES]->(earlier)
                """, Map.of("pairs", IntStream.range(0, sample.entries().size())
                .filter(place -> sample.entries().get(place).restates() >= 0)
                .mapToObj(place -> List.of("muestra-" + place, "muestra-" + sample.entries().get(place).restates()))
                .toList()));
    }

    private static Map<String, @Nullable Object> row(Sample sample, int place) {
        Entry entry = sample.entries().get(place);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", "muestra-" + place);
        values.put("amount", entry.cents());
        values.put("currency", entry.currency());
        values.put("moment", entry.moment());
        values.put("fiscalYear", entry.year());
        values.put("municipality", entry.municipality());
        values.put("objectOfExpenditure", entry.object());
        values.put("precision", entry.exact() ? null : "ABOUT");
        values.put("statedOn", entry.statedOn());
        values.put("recordedOn", entry.recordedOn());
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("values", values);
        row.put("programme", entry.programme());
        row.put("payer", entry.payer());
        row.put("payee", entry.payee());
        row.put("procedure", entry.procedure());
        return row;
    }

    /** A sum, how many it adds up, and whether all of them are exact. */
    private record Sum(BigDecimal amount, long count, boolean exact) {

        static Sum of(Entry entry) {
            return new Sum(BigDecimal.valueOf(entry.cents(), 2), 1, entry.exact());
        }

        static Sum of(JsonNode total) {
            return new Sum(decimal(total.at("/amount/amount")), total.path("count").asLong(), total.path("exact").asBoolean());
        }

        Sum plus(Sum other) {
            return new Sum(amount.add(other.amount), count + other.count, exact && other.exact);
        }
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.decimalValue().setScale(2);
    }

    private static Map<String, Sum> sums(List<Entry> entries, List<String> dimensions) {
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> dimensions.stream().map(entry::value).map(String::valueOf).collect(Collectors.joining(" | ")),
                        Sum::of, Sum::plus, TreeMap::new));
    }

    private static Map<String, Sum> sums(List<JsonNode> totals, Function<JsonNode, String> key) {
        return totals.stream().collect(Collectors.toMap(key, Sum::of, Sum::plus, TreeMap::new));
    }

    private static String value(JsonNode total, String dimension) {
        JsonNode value = total.at(switch (dimension) {
            case "PROGRAMME" -> "/programme/id";
            case "FISCAL_YEAR" -> "/fiscalYear";
            case "PAYER" -> "/payer/id";
            case "PAYEE" -> "/payee/id";
            case "MUNICIPALITY" -> "/municipality";
            case "OBJECT" -> "/objectOfExpenditure";
            case "PROCEDURE" -> "/procedure";
            case "MOMENT" -> "/moment";
            default -> "/amount/currency";
        });
        return value.isMissingNode() || value.isNull() ? "null" : value.asString();
    }

    private static List<String> told(List<String> groupBy) {
        return DIMENSIONS.stream()
                .filter(one -> groupBy.contains(one) || one.equals("MOMENT") || one.equals("CURRENCY"))
                .toList();
    }

    private static void eachSample(Function<Sample, @Nullable Void> check) {
        Arbitrary<Sample> samples = Arbitraries.randomValue(MoneyTotalsTests::sample);
        JqwikSession.run(() -> samples.sampleStream().limit(SAMPLES).forEach(check::apply));
    }

    @Test
    void areThoseOfANaiveReckoningInEveryGroupingAndAddUpToTheWhole() {
        eachSample(sample -> {
            store(sample);
            List<Entry> standing = sample.standing();

            List<JsonNode> totals = totals(Map.of("objectOfExpenditure", "9"), sample.groupBy(), sample.variables());

            assertThat(sums(totals, total -> told(sample.groupBy()).stream()
                    .map(dimension -> value(total, dimension))
                    .collect(Collectors.joining(" | "))))
                    .as("%s", sample)
                    .isEqualTo(sums(standing, told(sample.groupBy())));
            Map<String, Object> bounded = sample.variables();
            bounded.put("first", sample.first());
            assertThat(sums(totals(Map.of("objectOfExpenditure", "9"), sample.groupBy(), bounded),
                    total -> value(total, "MOMENT") + " | " + value(total, "CURRENCY")))
                    .as("%s", sample)
                    .isEqualTo(sums(standing, List.of("MOMENT", "CURRENCY")));
            return null;
        });
    }

    /** The largest entries that there can be, of which so many fit that no state's money comes near. */
    @Test
    void areRefusedRatherThanWrongWhereTheyPassWhatTheDatabaseCounts() {
        clear();
        write("""
                UNWIND range(1, 9300) AS number
                CREATE (:Node:BudgetEntry {
                  id: 'muestra-' + number, amount: 999999999999999, currency: 'MXN', objectOfExpenditure: '911', recordedOn: date('2019-01-01'),
                  fiscalYear: CASE WHEN number <= 9000 THEN 2018 ELSE 2019 END
                })
                """,
                Map.of());
        String sum = "query($year: Int) { budgetEntries(filter: {objectOfExpenditure: \"9\", fiscalYear: $year}) { totals { amount { amount } } } }";

        assertThat(decimal(data(sum, Map.of("year", 2018)).at("/budgetEntries/totals/0/amount/amount")))
                .isEqualTo(new BigDecimal("9999999999999.99").multiply(BigDecimal.valueOf(9000)));
        assertThat(client.ask(sum).code()).isEqualTo("INCOMPLETE_DATA");
    }

    @Test
    void flowAsMuchIntoEachPlaceAsOutOfIt() {
        eachSample(sample -> {
            store(sample);
            JsonNode flow = data("""
                    query($asOf: Date, $knownAt: Date) {
                      budgetEntries(filter: {objectOfExpenditure: "9"}, first: 0) {
                        flow(asOf: $asOf, knownAt: $knownAt, first: 100) {
                          moment currency nodes { key stage amount { amount } } edges { from to amount { amount } count }
                          total { amount } leftOut { amount }
                        }
                      }
                    }
                    """, sample.variables()).at("/budgetEntries/flow");
            List<Entry> standing = sample.standing();
            if (standing.isEmpty()) {
                assertThat(flow.isNull()).as("%s", sample).isTrue();
                return null;
            }

            Map<String, BigDecimal> in = new TreeMap<>();
            Map<String, BigDecimal> out = new TreeMap<>();
            Map<String, BigDecimal> nodes = new TreeMap<>();
            flow.path("edges").forEach(edge -> {
                out.merge(edge.path("from").asString(), decimal(edge.at("/amount/amount")), BigDecimal::add);
                in.merge(edge.path("to").asString(), decimal(edge.at("/amount/amount")), BigDecimal::add);
            });
            flow.path("nodes").forEach(node -> nodes.put(node.path("key").asString(), decimal(node.at("/amount/amount"))));

            String place = value(flow, "MOMENT") + " | " + flow.path("currency").asString();
            BigDecimal whole = sums(standing, List.of("MOMENT", "CURRENCY")).getOrDefault(place, new Sum(BigDecimal.ONE, 0, true))
                    .amount();
            assertThat(decimal(flow.at("/total/amount"))).as("%s", sample).isEqualTo(whole);
            assertThat(decimal(flow.at("/leftOut/amount"))).isZero();
            for (JsonNode node : flow.path("nodes")) {
                String key = node.path("key").asString();
                switch (node.path("stage").asString()) {
                    case "PAYER" -> assertThat(out.get(key)).isEqualTo(nodes.get(key));
                    case "PAYEE" -> assertThat(in.get(key)).isEqualTo(nodes.get(key));
                    default -> assertThat(List.of(in.getOrDefault(key, BigDecimal.ZERO), out.getOrDefault(key, BigDecimal.ZERO)))
                            .containsOnly(nodes.get(key));
                }
            }
            return null;
        });
    }

    @Test
    void lieBetweenMomentsAsTheirSumsDo() {
        eachSample(sample -> {
            store(sample);
            JsonNode gaps = data("""
                    query($asOf: Date, $knownAt: Date) {
                      budgetEntries(filter: {objectOfExpenditure: "9"}, first: 0) {
                        gaps(from: APPROVED, to: PAID, asOf: $asOf, knownAt: $knownAt, first: 200) {
                          programme { id } fiscalYear from { amount currency } to { amount currency } difference { amount }
                        }
                      }
                    }
                    """, sample.variables()).at("/budgetEntries/gaps");
            List<Entry> standing = sample.standing()
                    .stream()
                    .filter(entry -> entry.programme() != null
                            && List.of("APPROVED", "PAID").contains(String.valueOf(entry.moment())))
                    .toList();
            Map<String, Sum> expected = sums(standing, List.of("PROGRAMME", "FISCAL_YEAR", "CURRENCY", "MOMENT"));

            Map<String, Sum> found = new TreeMap<>();
            for (JsonNode gap : gaps) {
                String currency = gap.at("/from/currency").asString(gap.at("/to/currency").asString(""));
                String place = value(gap, "PROGRAMME") + " | " + value(gap, "FISCAL_YEAR") + " | " + currency;
                for (Map.Entry<String, String> side : Map.of("from", "APPROVED", "to", "PAID").entrySet()) {
                    if (gap.path(side.getKey()).isObject()) {
                        found.put(place + " | " + side.getValue(),
                                new Sum(decimal(gap.at("/" + side.getKey() + "/amount")), 0, true));
                    }
                }
                boolean both = gap.path("from").isObject() && gap.path("to").isObject();
                assertThat(gap.path("difference").isObject()).isEqualTo(both);
                if (both) {
                    assertThat(decimal(gap.at("/difference/amount")))
                            .isEqualTo(decimal(gap.at("/from/amount")).subtract(decimal(gap.at("/to/amount"))));
                }
            }
            assertThat(found.keySet()).as("%s", sample).isEqualTo(expected.keySet());
            found.forEach((place, sum) -> assertThat(expected.get(place))
                    .as(place)
                    .extracting(Sum::amount)
                    .isEqualTo(sum.amount()));
            return null;
        });
    }
}
