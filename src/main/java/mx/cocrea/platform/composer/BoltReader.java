package mx.cocrea.platform.composer;

import java.util.Map;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.RetryableException;

/** Runs statements by Bolt, each in a read transaction of its own that the server ends when it takes too long. */
public final class BoltReader implements GraphReader {

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
    public Value read(String statement, Map<String, Object> parameters) {
        try {
            return readOnce(statement, parameters);
        } catch (RuntimeException failure) {
            if (failure instanceof RetryableException) {
                return readOnce(statement, parameters);
            }
            throw failure;
        }
    }

    private Value readOnce(String statement, Map<String, Object> parameters) {
        try (Session reading = driver.session(session)) {
            return reading.run(statement, parameters, limits).single().get(0);
        }
    }
}
