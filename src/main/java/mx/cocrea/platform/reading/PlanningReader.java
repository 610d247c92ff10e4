package mx.cocrea.platform.reading;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.GraphReader;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/**
 * Has a statement planned before it is first read with, so that the limit of a read is all for reading.
 *
 * <p>The database plans a statement when it first meets it and keeps the plan. Planning a large one takes seconds, on a busy machine more
 * than a read may take. Who needs the same plan waits for the same planning; no more go on at once than there are processors. The first
 * read with a plan may take longer too, because the database makes it ready to run then.
 */
final class PlanningReader implements GraphReader {

    /** Half of what the embedded database keeps, which has a planning beside each plan; to plan one again that is there costs little. */
    private static final int PLANS = 125;

    /** How long an answer may take that takes a database that is there no time. */
    private static final Duration PROBE = Duration.ofMillis(250);

    private final GraphReader reader;
    private final GraphReader first;
    private final BiConsumer<String, Map<String, @Nullable Object>> planner;
    private final Runnable probe;
    private final Duration prompt;
    private final Duration patience;
    private final Cache<String, Planning> plannings = Caffeine.newBuilder().maximumSize(PLANS).build();
    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors());

    /**
     * Stands before other readers.
     *
     * @param first reads with a plan that is new, with more patience
     * @param planner has a statement planned for such parameters, which may take long; it must end when its thread is interrupted
     * @param probe asks the database for something that takes it no time
     * @param prompt after this time without a plan the database is probed
     * @param patience how long a request waits for a plan
     */
    PlanningReader(
            GraphReader reader,
            GraphReader first,
            BiConsumer<String, Map<String, @Nullable Object>> planner,
            Runnable probe,
            Duration prompt,
            Duration patience) {
        this.reader = reader;
        this.first = first;
        this.planner = planner;
        this.probe = probe;
        this.prompt = prompt;
        this.patience = patience;
    }

    @Override
    public Value read(String statement, Map<String, @Nullable Object> parameters) {
        Planning known = plannings.getIfPresent(statement);
        if (known == null) {
            planning(statement, parameters).await();
            return first.read(statement, parameters);
        }
        known.await();
        try {
            return reader.read(statement, parameters);
        } catch (Neo4jException failure) {
            if (!BoltReader.ranOutOfTime(failure) && !(failure instanceof ServiceUnavailableException)) {
                throw failure;
            }
        }
        requireThere();
        // It is there, so it may have dropped the plan, because the data grew or others came, or not every server of a cluster has it.
        plannings.asMap().remove(statement, known);
        planning(statement, parameters).await();
        return reader.read(statement, parameters);
    }

    private Planning planning(String statement, Map<String, @Nullable Object> parameters) {
        return plannings.get(statement, unknown -> {
            Planning planning = new Planning(statement, parameters);
            Thread.startVirtualThread(planning);
            return planning;
        });
    }

    /** On a thread of its own, because the driver cannot be interrupted while it connects. */
    private void requireThere() {
        FutureTask<?> answer = new FutureTask<>(probe, null);
        Thread.startVirtualThread(answer);
        try {
            await(answer, PROBE);
        } catch (TimeoutException silence) {
            answer.cancel(true);
            throw new ServiceUnavailableException("No answer within " + PROBE, silence);
        }
    }

    private static void await(FutureTask<?> task, Duration limit) throws TimeoutException {
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(failed);
        } catch (CancellationException away) {
            throw new ServiceUnavailableException("The database was away while it was to plan", away);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("Interrupted while waiting for the database", ended);
        }
    }

    /** One statement's planning, under way or done; one that failed is forgotten. */
    private final class Planning extends FutureTask<@Nullable Void> {

        private final String statement;

        Planning(String statement, Map<String, @Nullable Object> parameters) {
            super(() -> {
                processors.acquire();
                try {
                    planner.accept(statement, parameters);
                } finally {
                    processors.release();
                }
                return null;
            });
            this.statement = statement;
        }

        @Override
        protected void done() {
            if (state() != State.SUCCESS) {
                plannings.asMap().remove(statement, this);
            }
        }

        void await() {
            try {
                PlanningReader.await(this, prompt);
            } catch (TimeoutException slow) {
                awaitWhileThere();
            }
        }

        private void awaitWhileThere() {
            try {
                requireThere();
                PlanningReader.await(this, patience.minus(prompt));
            } catch (TimeoutException slower) {
                throw new ServiceUnavailableException("No plan within " + patience, slower);
            } catch (Neo4jException away) {
                cancel(true);
                throw away;
            }
        }
    }
}
