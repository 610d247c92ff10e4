package mx.cocrea.platform.composer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.summary.Plan;

/** Runs statements by Bolt, each in a read transaction of its own that the server ends when it takes too long. */
public final class BoltReader implements GraphReader {

    /** Begins the codes of the Neo4j manual for a transaction that ran longer than the server or the client allows. */
    private static final String TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut";

    /** Begins what the driver says of a connection that did not come about in time; there is no code for it. */
    private static final String NO_CONNECTION = "Unable to acquire connection from the pool";

    private final Driver driver;
    private final SessionConfig session;
    private final TransactionConfig limits;

    /**
     * Reads from one database, named so that no round trip asks which it is.
     *
     * @param limits of each read, above all its time
     */
    public BoltReader(Driver driver, String database, TransactionConfig limits) {
        this.driver = driver;
        this.session = SessionConfig.builder()
                .withDatabase(database)
                .withDefaultAccessMode(AccessMode.READ)
                .build();
        this.limits = limits;
    }

    @Override
    public Value read(String statement, Map<String, @Nullable Object> parameters) {
        try {
            return readOnce(statement, parameters);
        } catch (RuntimeException failure) {
            if (failure instanceof RetryableException && !Thread.currentThread().isInterrupted()) {
                return readOnce(statement, parameters);
            }
            throw failure;
        }
    }

    /**
     * How the database would run a statement.
     *
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away or finds a fault in the statement
     */
    public Plan explain(String statement) {
        return plan(statement, Map.of());
    }

    /**
     * Has the database plan a statement and keep the plan for parameters of such types.
     *
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away or finds a fault in the statement
     */
    public Plan plan(String statement, Map<String, @Nullable Object> parameters) {
        try (Session reading = driver.session(session)) {
            return reading.run("EXPLAIN " + statement, parameters, limits).consume().queryPlan().orElseThrow();
        }
    }

    /** Whether what was thrown comes of the database having ended a read that took longer than its limit. */
    public static boolean ranOutOfTime(Throwable thrown) {
        Neo4jException fault = fault(thrown);
        return fault != null && fault.code().startsWith(TIMED_OUT);
    }

    /** Whether what was thrown comes of a database that does not answer, or to which no connection came about in time. */
    public static boolean isAway(Throwable thrown) {
        Neo4jException fault = fault(thrown);
        return fault instanceof RetryableException
                || (fault != null && String.valueOf(fault.getMessage()).startsWith(NO_CONNECTION));
    }

    /** Spring wraps what the driver throws. */
    private static @Nullable Neo4jException fault(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Neo4jException fault) {
                return fault;
            }
        }
        return null;
    }

    private Value readOnce(String statement, Map<String, @Nullable Object> parameters) {
        try (Session reading = driver.session(session)) {
            return reading.run(statement, parameters, limits).single().get(0);
        }
    }
}
