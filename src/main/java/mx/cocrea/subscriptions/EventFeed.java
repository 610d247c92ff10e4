package mx.cocrea.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.graphql.StreamEnded;
import mx.cocrea.platform.graphql.StreamLimits;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Tells all who listen in this process what is new, reading it once for all of them, and nothing while nobody listens. */
@Component
final class EventFeed {

    private static final Logger log = LoggerFactory.getLogger(EventFeed.class);

    private final GraphReader reader;
    private final InstantSource clock;
    private final Duration interval;
    private final int queue;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Scheduler scheduler = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());
    private @Nullable Thread reading;

    EventFeed(GraphReader reader, InstantSource clock, StreamLimits limits) {
        this.reader = reader;
        this.clock = clock;
        this.interval = limits.interval();
        this.queue = limits.queue();
    }

    /** One who listens: what waits for them is bounded, and whoever lets it fill up is dropped. */
    private final class Listener {

        private final Predicate<Happening> wanted;
        private final Optional<Instant> until;
        private final Sinks.Many<Happening> waiting = Sinks.many()
                .unicast()
                .onBackpressureBuffer(new ArrayBlockingQueue<>(queue));

        Listener(Predicate<Happening> wanted, Optional<Instant> until) {
            this.wanted = wanted;
            this.until = until;
        }

        void tell(Happening event) {
            if (wanted.test(event) && waiting.tryEmitNext(event) == Sinks.EmitResult.FAIL_OVERFLOW) {
                end(new StreamEnded("SLOW_READER", "More than %d events waited to be read.".formatted(queue)));
            }
        }

        boolean hasExpired(Instant now) {
            return until.filter(end -> !end.isAfter(now)).isPresent();
        }

        void end(StreamEnded why) {
            listeners.remove(this);
            waiting.tryEmitError(why);
        }
    }

    /**
     * What happens from when it is listened to, in order; it goes on until it is cancelled or ends with {@link StreamEnded}.
     *
     * @param wanted what is told
     * @param until when whoever listens may no longer; never where it is empty
     */
    Flux<Happening> listen(Predicate<Happening> wanted, Optional<Instant> until) {
        return Flux.using(
                () -> begin(new Listener(wanted, until)),
                listener -> listener.waiting.asFlux().publishOn(scheduler, 1),
                listeners::remove);
    }

    private synchronized Listener begin(Listener listener) {
        if (reading == null) {
            NewEvents events = new NewEvents(reader);
            reading = Thread.ofVirtual().name("event-feed").start(() -> read(events));
        }
        listeners.add(listener);
        return listener;
    }

    private void read(NewEvents events) {
        boolean away = false;
        while (goesOn()) {
            try {
                Thread.sleep(interval);
                expire();
                List<Happening> happened = events.next();
                listeners.forEach(listener -> happened.forEach(listener::tell));
                away = false;
            } catch (Neo4jException failure) {
                if (!away) {
                    log.warn("What is new cannot be read for now: {}", failure.getMessage());
                }
                away = true;
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized boolean goesOn() {
        if (listeners.isEmpty()) {
            reading = null;
        }
        return reading != null;
    }

    private void expire() {
        Instant now = clock.instant();
        listeners.stream()
                .filter(listener -> listener.hasExpired(now))
                .forEach(listener -> listener.end(new StreamEnded("UNAUTHENTICATED", "The token has expired.")));
    }

    /** Whether it reads what is new. */
    synchronized boolean isReading() {
        return reading != null;
    }

    /** Before the server waits for its requests to end. */
    @EventListener
    void endAll(ContextClosedEvent closed) {
        listeners.forEach(listener -> listener
                .end(new StreamEnded("SERVICE_UNAVAILABLE", "The server stops; subscribe again in a while.")));
    }
}
