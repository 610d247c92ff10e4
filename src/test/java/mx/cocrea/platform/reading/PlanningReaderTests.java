package mx.cocrea.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import mx.cocrea.platform.composer.GraphReader;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

class PlanningReaderTests {

    private static final Duration PROMPT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Neo4jException timedOut = new ClientException(
            "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "too long");
    private final List<String> planned = new CopyOnWriteArrayList<>();
    private final GraphReader one = (statement, parameters) -> Values.value(1);
    private final CountDownLatch ends = new CountDownLatch(1);

    private static GraphReader reader(GraphReader reads, Consumer<String> planner, Runnable probe) {
        return new PlanningReader(reads, reads, (statement, parameters) -> planner.accept(statement), probe, PROMPT, PATIENCE);
    }

    private static CompletableFuture<Integer> asked(GraphReader reader, String statement) {
        return CompletableFuture.supplyAsync(() -> reader.read(statement, Map.of()).asInt(), Thread::startVirtualThread);
    }

    /** Plans once the test allows it. */
    private void slow(String statement) {
        try {
            ends.await();
        } catch (InterruptedException end) {
            throw new ServiceUnavailableException("interrupted", end);
        }
        planned.add(statement);
    }

    private static void isThere() {}

    private static void isAway() {
        throw new ServiceUnavailableException("away");
    }

    @Test
    void hasAStatementPlannedOnceBeforeItIsRead() {
        List<String> happened = new CopyOnWriteArrayList<>();
        GraphReader reader = reader((statement, parameters) -> {
            happened.add("read");
            return Values.value(1);
        }, statement -> happened.add("planned"), PlanningReaderTests::isThere);

        reader.read("RETURN 1", Map.of());
        reader.read("RETURN 1", Map.of());

        assertThat(happened).containsExactly("planned", "read", "read");
    }

    @Test
    void waitsForAPlanTogetherWithOthersAsLongAsTheDatabaseAnswers() {
        AtomicInteger probed = new AtomicInteger();
        GraphReader reader = reader(one, this::slow, probed::incrementAndGet);

        List<CompletableFuture<Integer>> answers = IntStream.range(0, 50).mapToObj(i -> asked(reader, "RETURN 1")).toList();
        await().until(() -> probed.get() == 50);
        ends.countDown();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(1));
        assertThat(planned).containsExactly("RETURN 1");
    }

    @Test
    void givesUpAPlanWhereTheDatabaseIsAwayAndAsksForItAgain() {
        GraphReader reader = reader(one, this::slow, PlanningReaderTests::isAway);

        assertThatThrownBy(() -> reader.read("RETURN 1", Map.of())).hasMessage("away");
        ends.countDown();

        await().untilAsserted(() -> assertThat(reader.read("RETURN 1", Map.of()).asInt()).isEqualTo(1));
        assertThat(planned).containsExactly("RETURN 1");
    }

    @Test
    void plansNoMoreAtOnceThanThereAreProcessors() {
        AtomicInteger begun = new AtomicInteger();
        GraphReader reader = reader(one, statement -> {
            begun.incrementAndGet();
            slow(statement);
        }, PlanningReaderTests::isThere);
        int processors = Runtime.getRuntime().availableProcessors();

        List<CompletableFuture<Integer>> answers = IntStream.range(0, processors + 5)
                .mapToObj(i -> asked(reader, "RETURN " + i))
                .toList();

        await().during(PROMPT).until(() -> begun.get() == processors);
        ends.countDown();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(1));
        assertThat(planned).hasSize(processors + 5);
    }

    @Test
    void plansAgainWhatRanOutOfTimeOrFellSilentAlthoughItHadAPlan() {
        for (Neo4jException late : List.of(timedOut, new ServiceUnavailableException("No answer"))) {
            AtomicInteger reads = new AtomicInteger();
            GraphReader reader = reader((statement, parameters) -> {
                if (reads.incrementAndGet() == 2) {
                    throw late;
                }
                return Values.value(1);
            }, planned::add, PlanningReaderTests::isThere);
            planned.clear();

            reader.read("RETURN 1", Map.of());
            assertThat(planned).hasSize(1);

            assertThat(reader.read("RETURN 1", Map.of()).asInt()).isEqualTo(1);
            assertThat(planned).hasSize(2);
            assertThat(reads).hasValue(3);
        }
    }

    @Test
    void plansNothingAgainWhileTheDatabaseIsAway() {
        AtomicInteger reads = new AtomicInteger();
        GraphReader reader = reader((statement, parameters) -> {
            if (reads.incrementAndGet() > 1) {
                throw new ServiceUnavailableException("No answer");
            }
            return Values.value(1);
        }, planned::add, PlanningReaderTests::isAway);

        reader.read("RETURN 1", Map.of());

        assertThatThrownBy(() -> reader.read("RETURN 1", Map.of())).hasMessage("away");
        assertThat(planned).hasSize(1);
    }

    @Test
    void hasMorePatienceWithAPlanThatIsNew() {
        GraphReader reader = new PlanningReader(
                (statement, parameters) -> Values.value("again"), (statement, parameters) -> Values.value("first"),
                (statement, parameters) -> {}, PlanningReaderTests::isThere, PROMPT, PATIENCE);

        assertThat(reader.read("RETURN 1", Map.of()).asString()).isEqualTo("first");
        assertThat(reader.read("RETURN 1", Map.of()).asString()).isEqualTo("again");
    }

    @Test
    void triesNothingTwiceThatRanOutOfTimeWithAFreshPlan() {
        AtomicInteger reads = new AtomicInteger();
        GraphReader reader = reader((statement, parameters) -> {
            reads.incrementAndGet();
            throw timedOut;
        }, planned::add, PlanningReaderTests::isThere);

        assertThatThrownBy(() -> reader.read("RETURN 1", Map.of())).isSameAs(timedOut);

        assertThat(reads).hasValue(1);
    }

    @Test
    void saysWhatTheDatabaseFindsWrong() {
        ClientException wrong = new ClientException("Neo.ClientError.Statement.SyntaxError", "wrong");
        GraphReader reader = reader(one, statement -> {
            throw wrong;
        }, PlanningReaderTests::isThere);

        assertThatThrownBy(() -> reader.read("RETURN", Map.of())).isSameAs(wrong);
    }
}
