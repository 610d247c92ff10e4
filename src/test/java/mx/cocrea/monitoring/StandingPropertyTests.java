package mx.cocrea.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContextManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds of how an activity stands, whatever was reported of it and in whatever order it became known. */
class StandingPropertyTests extends WithReports {

    private static final String ALL = "generadas";
    private static final LocalDate START = LocalDate.of(2019, 1, 4);
    private static final LocalDate DUE = LocalDate.of(2019, 1, 8);

    /** Dates to judge at, and days on whose mornings something became known. */
    private static final List<LocalDate> DAYS = IntStream.rangeClosed(1, 12).mapToObj(day -> LocalDate.of(2019, 1, day)).toList();

    StandingPropertyTests() throws Exception {
        new TestContextManager(StandingPropertyTests.class).prepareTestInstance(this);
    }

    /**
     * A report.
     *
     * @param corrects index of an earlier one that it corrects, negative for none
     */
    record Reported(String kind, boolean done, boolean shown, int observed, int recorded, int corrects) {

        LocalDate observedOn() {
            return DAYS.get(observed);
        }

        Instant recordedAt() {
            return DAYS.get(recorded).atTime(6, 0).toInstant(ZoneOffset.UTC);
        }

        boolean isOfficial() {
            return kind.equals("OFFICIAL");
        }
    }

    @Provide
    Arbitrary<List<List<Reported>>> histories() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 11);
        Arbitrary<Reported> one = Combinators
                .combine(
                        Arbitraries.of("OFFICIAL", "CIVIL_SOCIETY", "CITIZEN"), Arbitraries.of(true, false),
                        Arbitraries.of(true, false), day, day, Arbitraries.integers().between(-6, 6))
                .as(Reported::new);
        return one.list().ofMaxSize(7).map(StandingPropertyTests::inOrder).list().ofSize(20);
    }

    /** As people can make them: of what was so before, in order of time, each corrected once and by a later one. */
    private static List<Reported> inOrder(List<Reported> generated) {
        List<Reported> known = generated.stream()
                .map(one -> new Reported(
                        one.kind, one.done, one.shown, Math.min(one.observed, one.recorded), one.recorded, one.corrects))
                .sorted(Comparator.comparingInt(Reported::recorded))
                .toList();
        boolean[] corrected = new boolean[known.size()];
        return IntStream.range(0, known.size()).mapToObj(at -> {
            Reported one = known.get(at);
            int wrong = one.corrects < at && one.corrects >= 0 && !corrected[one.corrects] ? one.corrects : -1;
            if (wrong >= 0) {
                corrected[wrong] = true;
            }
            return new Reported(one.kind, one.done, one.shown, one.observed, one.recorded, wrong);
        }).toList();
    }

    @AfterTry
    void erase() {
        write("MATCH (n:Commitment|Activity|ProgressReport|Evidence) WHERE n.id STARTS WITH $all DETACH DELETE n",
                Map.of("all", ALL));
    }

    /** Lays an activity for each history. */
    private void lay(List<List<Reported>> histories) {
        write("""
                CREATE (commitment:Node:Commitment {id: $all, number: 1, title: 'a'})
                WITH commitment
                UNWIND $activities AS reports
                CREATE (activity:Node:Activity {id: reports.id, ordinal: 1, title: 'a', startsOn: $start, dueOn: $due})-[:FULFILS]->(commitment)
                WITH activity, reports
                UNWIND reports.of AS one
                CREATE (report:Node:ProgressReport {
                  id: one.id, kind: one.kind, done: one.done, summary: 'a', observedOn: one.observedOn, recordedAt: one.recordedAt
                })-[:REPORTS_ON]->(activity)
                FOREACH (shown IN CASE WHEN one.shown THEN [1] ELSE [] END |
                  CREATE (:Node:Evidence {id: one.id + '-e', url: 'https://example.org', title: 'a', kind: 'OTHER', seenOn: one.observedOn})
                    -[:EVIDENCE_OF]->(report)
                )
                WITH report, one
                MATCH (wrong:ProgressReport {id: one.corrects})
                CREATE (report)-[:CORRECTS]->(wrong)
                """,
                Map.of("all", ALL, "start", START, "due", DUE, "activities", IntStream.range(0, histories.size())
                        .mapToObj(activity -> Map.of("id", id(activity), "of", reports(activity, histories.get(activity))))
                        .toList()));
    }

    private static List<Map<String, Object>> reports(int activity, List<Reported> history) {
        return IntStream.range(0, history.size())
                .mapToObj(at -> Map.<String, Object>of(
                        "id", id(activity) + "-" + at,
                        "kind", history.get(at).kind,
                        "done", history.get(at).done ? "COMPLETED" : "NOT_COMPLETED",
                        "observedOn", history.get(at).observedOn(),
                        "recordedAt", history.get(at).recordedAt().atOffset(ZoneOffset.UTC),
                        "shown", history.get(at).shown,
                        "corrects", history.get(at).corrects < 0 ? "" : id(activity) + "-" + history.get(at).corrects))
                .toList();
    }

    private static String id(int activity) {
        return ALL + "-%02d".formatted(activity);
    }

    /** How each activity is judged at a date, by what was known at noon of a day, or by all. */
    private List<JsonNode> judged(LocalDate asOf, @Nullable LocalDate knownOn) {
        Map<String, Object> variables = new HashMap<>(Map.of("all", ALL, "asOf", asOf.toString()));
        if (knownOn != null) {
            variables.put("knownAt", knownOn + "T12:00:00Z");
        }
        return client.data("""
                query($all: ID!, $asOf: Date!, $knownAt: DateTime) {
                  activities(filter: {commitment: $all}, first: 100) {
                    nodes {
                      status(asOf: $asOf, knownAt: $knownAt) disagreement(asOf: $asOf, knownAt: $knownAt)
                      standing(asOf: $asOf, knownAt: $knownAt) { institution observers evidence agree }
                    }
                  }
                }
                """, variables).at("/activities/nodes").valueStream().toList();
    }

    private List<String> statuses(LocalDate asOf, @Nullable LocalDate knownOn) {
        return judged(asOf, knownOn).stream().map(found -> found.path("status").asString()).toList();
    }

    /** The rule again, said plainly. */
    private static @Nullable String by(List<Reported> history, Predicate<Reported> side, LocalDate asOf,
            @Nullable Instant knownAt) {
        Predicate<Reported> known = one -> knownAt == null || !one.recordedAt().isAfter(knownAt);
        List<Reported> counting = IntStream.range(0, history.size())
                .filter(at -> history.stream().filter(known).noneMatch(one -> one.corrects == at))
                .mapToObj(history::get)
                .filter(known.and(side).and(one -> !one.observedOn().isAfter(asOf)))
                .sorted(Comparator.comparingInt(Reported::observed)) // what was recorded later stays behind, as the sort is stable
                .toList();
        if (counting.isEmpty()) {
            return null;
        }
        if (!counting.getLast().done) {
            return byDates(asOf).equals("UNREPORTED") ? "OVERDUE" : byDates(asOf);
        }
        LocalDate since = counting.reversed().stream().takeWhile(Reported::done).toList().getLast().observedOn();
        return since.isAfter(DUE) ? "COMPLETED_LATE" : "COMPLETED";
    }

    private static String byDates(LocalDate asOf) {
        return asOf.isBefore(START) ? "PLANNED" : asOf.isAfter(DUE) ? "UNREPORTED" : "UNDER_WAY";
    }

    @Property(tries = 8)
    void isJudgedAsTheRuleSays(@ForAll("histories") List<List<Reported>> histories, @ForAll("days") int known) {
        lay(histories);
        for (LocalDate knownOn : Arrays.asList(null, DAYS.get(known))) {
            for (LocalDate day : DAYS) {
                List<JsonNode> judged = judged(day, knownOn);
                assertThat(judged).hasSameSizeAs(histories);
                for (int at = 0; at < judged.size(); at++) {
                    assertThat(judged.get(at)).as("%s on %s", histories.get(at), day)
                            .isEqualTo(expected(histories.get(at), day, knownOn));
                }
            }
        }
    }

    private static JsonNode expected(List<Reported> history, LocalDate day, @Nullable LocalDate knownOn) {
        Instant knownAt = knownOn == null ? null : knownOn.atTime(12, 0).toInstant(ZoneOffset.UTC);
        List<@Nullable String> sides = new ArrayList<>();
        sides.add(by(history, Reported::isOfficial, day, knownAt));
        sides.add(by(history, Predicate.not(Reported::isOfficial), day, knownAt));
        String status = sides.stream().filter(Objects::nonNull).findFirst().orElse(byDates(day));
        sides.add(by(history, Reported::shown, day, knownAt));
        boolean parted = sides.stream().map(String::valueOf).anyMatch(side -> side.startsWith("COMPLETED"))
                && sides.stream().anyMatch(side -> side != null && !side.startsWith("COMPLETED"));
        ObjectNode expected = JsonMapper.shared().createObjectNode();
        expected.put("status", status).put("disagreement", parted);
        expected.putObject("standing")
                .put("institution", sides.get(0))
                .put("observers", sides.get(1))
                .put("evidence", sides.get(2))
                .put("agree", !parted);
        return expected;
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(0, 11);
    }

    /** As the date to judge at grows: once begun, PLANNED never follows; once anybody has reported, UNREPORTED never does. */
    @Property(tries = 5)
    void neverGoesBackToWhatIsOverAsTimePasses(@ForAll("histories") List<List<Reported>> histories) {
        lay(histories);
        List<List<String>> byDay = DAYS.stream().map(day -> statuses(day, null)).toList();

        for (int day = 1; day < DAYS.size(); day++) {
            for (int at = 0; at < histories.size(); at++) {
                String before = byDay.get(day - 1).get(at);
                String after = byDay.get(day).get(at);
                if (List.of("UNDER_WAY", "OVERDUE", "UNREPORTED").contains(before)) {
                    assertThat(after).as("%s", histories.get(at)).isNotEqualTo("PLANNED");
                }
                if (List.of("OVERDUE", "COMPLETED", "COMPLETED_LATE").contains(before)) {
                    assertThat(after).as("%s", histories.get(at)).isNotEqualTo("UNREPORTED");
                }
            }
        }
    }

    /** As more becomes known and nothing is corrected: what somebody had reported on is never UNREPORTED. */
    @Property(tries = 5)
    void isNeverUnreportedAgainByKnowingMore(
            @ForAll("histories") List<List<Reported>> histories, @ForAll("days") int one, @ForAll("days") int other) {
        lay(histories.stream()
                .map(history -> history.stream()
                        .map(report -> new Reported(report.kind, report.done, report.shown, report.observed, report.recorded, -1))
                        .toList())
                .toList());
        for (LocalDate day : DAYS) {
            List<String> before = statuses(day, DAYS.get(Math.min(one, other)));
            List<String> after = statuses(day, DAYS.get(Math.max(one, other)));
            for (int at = 0; at < histories.size(); at++) {
                if (!before.get(at).equals("UNREPORTED")) {
                    assertThat(after.get(at)).as("%s", histories.get(at)).isNotEqualTo("UNREPORTED");
                }
            }
        }
    }
}
