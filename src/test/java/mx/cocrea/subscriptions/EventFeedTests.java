package mx.cocrea.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.graphql.StreamEnded;
import mx.cocrea.platform.graphql.StreamLimits;
import mx.cocrea.platform.limits.SteppedClock;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Values;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;

/** What is told to whom, out of a graph that the test holds. */
class EventFeedTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<String> committed = new CopyOnWriteArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Instant now = Instant.now();
    private final SteppedClock clock = new SteppedClock();
    private final GraphReader graph = (statement, parameters) -> {
        reads.incrementAndGet();
        if (away.get()) {
            throw new ServiceUnavailableException("away");
        }
        return statement.contains("DataVersion")
                ? Values.value(version.get())
                : Values.value(committed.stream()
                        .filter(id -> id.compareTo(String.valueOf(parameters.get("after"))) > 0)
                        .filter(id -> !(parameters.get("known") instanceof List<?> known && known.contains(id)))
                        .sorted()
                        .map(id -> Map.of("id", id, "kind", "ADDED", "about", id, "labels", List.of("Comment"), "subjects",
                                List.of(id)))
                        .toList());
    };
    private final EventFeed feed = new EventFeed(
            graph, clock, new StreamLimits(Duration.ofMillis(5), 10, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));

    @Test
    void tellsEachOnceHoweverLateItIsCommitted() {
        commit(1);
        List<String> told = new CopyOnWriteArrayList<>();
        Disposable listening = feed.listen(event -> true, Optional.empty()).subscribe(event -> told.add(event.id()));

        commit(4);
        await().atMost(SOON).until(() -> told.size() == 1);
        commit(3);
        await().atMost(SOON).until(() -> told.size() == 2);
        commit(5);
        commit(2);
        await().atMost(SOON).until(() -> told.size() == 4);

        assertThat(told.subList(0, 2)).containsExactly(id(4), id(3));
        assertThat(told).containsExactlyInAnyOrder(id(2), id(3), id(4), id(5));
        listening.dispose();
    }

    @Test
    void readsOnceForAllAndNothingForNobody() {
        List<String> told = new CopyOnWriteArrayList<>();
        assertThat(feed.isReading()).isFalse();
        List<Disposable> listening = IntStream.range(0, 50)
                .mapToObj(i -> feed.listen(event -> true, Optional.empty()).subscribe(event -> told.add(event.id())))
                .toList();
        commit(1);
        await().atMost(SOON).until(() -> told.size() == 50);

        int before = reads.get();
        listening.forEach(Disposable::dispose);
        await().atMost(SOON).until(() -> !feed.isReading());

        assertThat(reads.get() - before).isLessThan(50);
        assertThat(told).containsOnly(id(1));
    }

    @Test
    void dropsWhoeverDoesNotRead() {
        AtomicReference<Throwable> end = new AtomicReference<>();
        List<String> told = new ArrayList<>();
        BaseSubscriber<Happening> slow = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // Reads nothing yet.
            }

            @Override
            protected void hookOnNext(Happening event) {
                told.add(event.id());
            }

            @Override
            protected void hookOnError(Throwable why) {
                end.set(why);
            }
        };
        List<String> quick = new CopyOnWriteArrayList<>();
        feed.listen(event -> true, Optional.empty()).subscribe(slow);
        Disposable other = feed.listen(event -> true, Optional.empty()).subscribe(event -> quick.add(event.id()));

        IntStream.range(0, 30).forEach(i -> {
            commit(i);
            await().atMost(SOON).until(() -> quick.size() == i + 1);
        });
        slow.requestUnbounded();

        await().atMost(SOON).until(() -> end.get() != null);
        assertThat(end.get()).isInstanceOf(StreamEnded.class).hasMessageContaining("10 events");
        assertThat(told).hasSizeBetween(10, 11).startsWith(id(0), id(1));
        other.dispose();
    }

    @Test
    void endsWhenWhatSomebodySignedInByHasExpired() {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Instant until = clock.instant().plusSeconds(60);
        feed.listen(event -> true, Optional.of(until)).subscribe(event -> {}, end::set);

        clock.advance(Duration.ofSeconds(59));
        commit(1);
        assertThat(end.get()).isNull();
        clock.advance(Duration.ofSeconds(1));

        await().atMost(SOON).until(() -> end.get() != null);
        assertThat(end.get()).hasMessageContaining("expired");
    }

    @Test
    void losesNothingWhileTheDatabaseIsAway() {
        List<String> told = new CopyOnWriteArrayList<>();
        Disposable listening = feed.listen(event -> true, Optional.empty()).subscribe(event -> told.add(event.id()));
        away.set(true);
        int before = reads.get();
        await().atMost(SOON).until(() -> reads.get() > before + 2);
        commit(1);
        away.set(false);

        await().atMost(SOON).until(() -> told.equals(List.of(id(1))));
        listening.dispose();
    }

    private void commit(int number) {
        committed.add(id(number));
        version.incrementAndGet();
    }

    /** Of now, as far as its time goes. */
    private String id(int number) {
        long millis = now.toEpochMilli();
        return "%08x-%04x-7000-8000-%012d".formatted(millis >>> 16, millis & 0xffff, number);
    }
}
