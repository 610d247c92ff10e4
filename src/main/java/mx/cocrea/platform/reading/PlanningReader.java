package mx.cocrea.platform.reading;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.GraphReader;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a statement that ran out of time planned beside the requests, with more patience than they have.
 *
 * <p>The database plans a statement when it first meets it, which takes long on a busy machine and counts as the read's own time. What it
 * could not end it would begin again at every request, and never answer. It keeps the plan of an {@code EXPLAIN} for the statement itself.
 */
final class PlanningReader implements GraphReader {

    private static final Logger log = LoggerFactory.getLogger(PlanningReader.class);

    /** More are not waited for; they are planned when they run out of time again. */
    private static final int MOST = 16;

    private final GraphReader reader;
    private final Consumer<String> planner;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Semaphore one = new Semaphore(1);

    /**
     * Stands before another reader.
     *
     * @param planner plans a statement and keeps the plan; it may take long
     */
    PlanningReader(GraphReader reader, Consumer<String> planner) {
        this.reader = reader;
        this.planner = planner;
    }

    @Override
    public Value read(String statement, Map<String, @Nullable Object> parameters) {
        try {
            return reader.read(statement, parameters);
        } catch (Neo4jException failure) {
            boolean outOfTime = BoltReader.ranOutOfTime(failure) || failure instanceof ServiceUnavailableException;
            if (outOfTime && waiting.size() < MOST && waiting.add(statement)) {
                Thread.startVirtualThread(() -> plan(statement));
            }
            throw failure;
        }
    }

    private void plan(String statement) {
        one.acquireUninterruptibly();
        try {
            planner.accept(statement);
        } catch (Neo4jException failure) {
            log.warn("A statement that ran out of time could not be planned either: {}", failure.getMessage());
        } finally {
            one.release();
            waiting.remove(statement);
        }
    }
}
