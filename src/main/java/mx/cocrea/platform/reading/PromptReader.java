package mx.cocrea.platform.reading;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mx.cocrea.platform.composer.GraphReader;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/**
 * Gives up a read when the database has fallen silent, as it does where the network between drops what is sent: it interrupts the reader,
 * for which the driver closes the connection.
 */
final class PromptReader implements GraphReader {

    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private final GraphReader reader;
    private final Duration limit;

    /**
     * Bounds another reader, which must end when its thread is interrupted.
     *
     * @param limit longer than the time after which a database that is there ends a read by itself
     */
    PromptReader(GraphReader reader, Duration limit) {
        this.reader = reader;
        this.limit = limit;
    }

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("prompt-reader").daemon().factory());
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    /** Interrupts a thread, unless what it does has ended. */
    private static final class Alarm implements Runnable {

        private final Thread thread = Thread.currentThread();
        private boolean ended;
        private boolean rang;

        @Override
        public synchronized void run() {
            if (!ended) {
                rang = true;
                thread.interrupt();
            }
        }

        /** Whether it rang; it will not any more, and leaves no interrupt behind. */
        synchronized boolean end() {
            if (!ended && rang) {
                Thread.interrupted();
            }
            ended = true;
            return rang;
        }
    }

    @Override
    public Value read(String statement, Map<String, @Nullable Object> parameters) {
        Alarm alarm = new Alarm();
        Future<?> set = ALARMS.schedule(alarm, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return reader.read(statement, parameters);
        } catch (RuntimeException failure) {
            throw alarm.end() ? new ServiceUnavailableException("No answer within " + limit, failure) : failure;
        } finally {
            set.cancel(false);
            alarm.end();
        }
    }
}
