package mx.cocrea.platform.reading;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/**
 * Interrupts a thread that waits for a database that has fallen silent, as it does where the network between drops what is sent; the
 * driver then closes the connection.
 */
public final class Alarm implements Runnable {

    /** How much longer than it may take to wait for a database that ends it by itself, if it is there. */
    public static final Duration GRACE = Duration.ofMillis(150);

    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private final Thread thread = Thread.currentThread();
    private boolean ended;
    private boolean rang;

    private Alarm() {}

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor alarms = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().name("alarm").daemon().factory());
        alarms.setRemoveOnCancelPolicy(true);
        return alarms;
    }

    /**
     * What the work gives, which must end when its thread is interrupted.
     *
     * @throws ServiceUnavailableException when it took longer than the limit
     */
    public static <T> T within(Duration limit, Supplier<T> work) {
        Alarm alarm = new Alarm();
        Future<?> set = ALARMS.schedule(alarm, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            throw alarm.end() ? new ServiceUnavailableException("No answer within " + limit, failure) : failure;
        } finally {
            set.cancel(false);
            alarm.end();
        }
    }

    @Override
    public synchronized void run() {
        if (!ended) {
            rang = true;
            thread.interrupt();
        }
    }

    /** Whether it rang; it will not any more, and leaves no interrupt behind. */
    private synchronized boolean end() {
        if (!ended && rang) {
            Thread.interrupted();
        }
        ended = true;
        return rang;
    }
}
