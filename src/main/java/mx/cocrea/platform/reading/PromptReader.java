package mx.cocrea.platform.reading;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mx.cocrea.platform.composer.GraphReader;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/** Gives up a read when the database has fallen silent, as it does where the network between drops what is sent. */
final class PromptReader implements GraphReader {

    private final GraphReader reader;
    private final Duration limit;

    /**
     * Bounds another reader.
     *
     * @param limit longer than the time after which a database that is there ends a read by itself
     */
    PromptReader(GraphReader reader, Duration limit) {
        this.reader = reader;
        this.limit = limit;
    }

    @Override
    public Value read(String statement, Map<String, @Nullable Object> parameters) {
        FutureTask<Value> reading = new FutureTask<>(() -> reader.read(statement, parameters));
        Thread.startVirtualThread(reading);
        try {
            return reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } catch (TimeoutException silence) {
            throw new ServiceUnavailableException("No answer within " + limit, silence);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException("Interrupted", end);
        } finally {
            reading.cancel(true);
        }
    }
}
