package mx.cocrea.platform.writing;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mx.cocrea.platform.reading.Alarm;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.NoSuchRecordException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Writes what a person does: one statement that checks and changes, in one transaction, together with the number of the last change, so
 * that no answer made before is given afterwards.
 */
@Component
public final class GraphWriter {

    /** At a time: more would only wait for each other in the database, with connections that readers need. */
    private static final int WRITERS = 16;

    /** The code of the Neo4j manual where somebody else wrote meanwhile what is there once, so that the statement now finds it. */
    private static final String CLASH = "Neo.ClientError.Schema.ConstraintValidationFailed";

    private final Semaphore turns = new Semaphore(WRITERS, true);
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Driver driver;
    private final Newcomers newcomers;
    private final SessionConfig session;
    private final TransactionConfig limits;
    private final Duration timeout;

    GraphWriter(
            @Lazy Driver driver,
            Newcomers newcomers,
            @Value("${spring.data.neo4j.database:neo4j}") String database,
            @Value("${cocrea.write-timeout:20s}") Duration timeout) {
        this.driver = driver;
        this.newcomers = newcomers;
        this.session = SessionConfig.builder().withDatabase(database).build();
        this.limits = TransactionConfig.builder().withTimeout(timeout).build();
        this.timeout = timeout;
    }

    /** An identifier for what people write, which sorts behind all that this process made before. */
    public String newId() {
        return ids.generate().toString();
    }

    /**
     * Runs a statement, again where others were in its way.
     *
     * @param statement that returns one row, {@code written}: a map with what a payload shows, and as {@code userErrors} why nothing was
     *     written; empty where it was. No row where it does not find who writes by {@code $key}: then they are made known, and it runs again
     * @return that map
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away or too slow
     */
    public Map<String, @Nullable Object> write(String statement, Map<String, ? extends @Nullable Object> parameters) {
        return writeKnown(counted(statement), parameters);
    }

    /** As {@link #write}, where nothing changes that anybody reads without signing in: answers made before go on being given. */
    public Map<String, @Nullable Object> writePrivately(
            String statement, Map<String, ? extends @Nullable Object> parameters) {
        return writeKnown(statement, parameters);
    }

    private Map<String, @Nullable Object> writeKnown(String whole, Map<String, ? extends @Nullable Object> parameters) {
        try {
            return writeAgain(whole, parameters);
        } catch (NoSuchRecordException unknown) {
            if (parameters.get("key") instanceof String key) {
                newcomers.welcome(key, this);
                return writeAgain(whole, parameters);
            }
            throw unknown;
        }
    }

    private Map<String, @Nullable Object> writeAgain(String whole, Map<String, ? extends @Nullable Object> parameters) {
        try {
            return writeOnce(whole, parameters);
        } catch (ClientException failure) {
            if (failure.code().equals(CLASH)) {
                return writeOnce(whole, parameters);
            }
            throw failure;
        }
    }

    private Map<String, @Nullable Object> writeOnce(String whole, Map<String, ? extends @Nullable Object> parameters) {
        awaitTurn();
        try (Session writing = driver.session(session)) {
            return new HashMap<>(Alarm.within(timeout.plus(Alarm.GRACE), () -> writing.executeWrite(
                    transaction -> transaction.run(whole, new HashMap<>(parameters)).single().get("written").asMap(), limits)));
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceUnavailableException("No turn to write within " + timeout);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("Interrupted", end);
        }
    }

    /** The number is taken last, so that two writers never wait for each other in a circle. */
    private static String counted(String statement) {
        return """
                CALL () {
                %s
                }
                FOREACH (change IN CASE WHEN written.userErrors = [] THEN [1] ELSE [] END |
                  MERGE (version:DataVersion {id: 'people'})
                  ON CREATE SET version.number = 1
                  ON MATCH SET version.number = version.number + 1
                )
                RETURN written
                """.formatted(statement.indent(2));
    }
}
