package mx.cocrea.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mx.cocrea.platform.composer.GraphReader;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.Neo4jException;

class PlanningReaderTests {

    private final Neo4jException timedOut = new ClientException(
            "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "too long");

    private final BlockingQueue<String> planned = new LinkedBlockingQueue<>();

    private static GraphReader failing(RuntimeException failure) {
        return (statement, parameters) -> {
            throw failure;
        };
    }

    @Test
    void hasWhatRanOutOfTimePlanned() throws InterruptedException {
        GraphReader reader = new PlanningReader(failing(timedOut), planned::add);

        assertThatThrownBy(() -> reader.read("RETURN 1", Map.of())).isSameAs(timedOut);

        assertThat(planned.poll(10, TimeUnit.SECONDS)).isEqualTo("RETURN 1");
    }

    @Test
    void plansAStatementOnceHoweverManyWait() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        GraphReader reader = new PlanningReader(failing(timedOut), statement -> {
            try {
                asked.await();
            } catch (InterruptedException end) {
                throw new IllegalStateException(end);
            }
            planned.add(statement);
        });

        for (int i = 0; i < 100; i++) {
            String statement = "RETURN " + i;
            assertThatThrownBy(() -> reader.read(statement, Map.of())).isSameAs(timedOut);
            assertThatThrownBy(() -> reader.read(statement, Map.of())).isSameAs(timedOut);
        }
        asked.countDown();

        for (int i = 0; i < 16; i++) {
            assertThat(planned.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(planned.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void plansNothingOfWhatSucceedsOrIsWrong() throws InterruptedException {
        ClientException wrong = new ClientException("Neo.ClientError.Statement.SyntaxError", "wrong");

        assertThat(
                new PlanningReader((statement, parameters) -> Values.value(1), planned::add).read("RETURN 1", Map.of()).asInt())
                .isEqualTo(1);
        assertThatThrownBy(() -> new PlanningReader(failing(wrong), planned::add).read("RETURN", Map.of())).isSameAs(wrong);

        assertThat(planned.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }
}
