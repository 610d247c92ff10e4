package mx.cocrea.subscriptions;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.graphql.StreamEnded;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows what happens; what it happened to is read after that, as whoever follows may see it. */
@Controller
final class Subscriptions {

    private static final ContextSnapshotFactory CONTEXT = ContextSnapshotFactory.builder().build();
    private static final String ADDED = "ADDED";

    /** A report that was held for review is there from its release. */
    private static final Set<String> REPORTED = Set.of("REPORTED", "RELEASED");

    private final EventFeed feed;
    private final Sight sight;
    private final Viewers viewers;

    Subscriptions(EventFeed feed, Sight sight, Viewers viewers) {
        this.feed = feed;
        this.sight = sight;
        this.viewers = viewers;
    }

    @SubscriptionMapping
    Flux<Map<String, String>> commentAdded(@Argument String on) {
        return follow(event -> event.isOf("Comment") && event.kind().equals(ADDED), on);
    }

    @SubscriptionMapping
    Flux<Map<String, String>> commentChanged(@Argument String on) {
        return follow(event -> event.isOf("Comment") && !event.kind().equals(ADDED), on);
    }

    @SubscriptionMapping
    Flux<Map<String, String>> proposalChanged(@Argument @Nullable String about, @Argument @Nullable String institution) {
        return follow(event -> event.isOf("Proposal"), about, institution);
    }

    @SubscriptionMapping
    Flux<Map<String, String>> officialAnswerGiven(@Argument @Nullable String about, @Argument @Nullable String institution) {
        return follow(event -> event.isOf("OfficialAnswer") && event.kind().equals("ANSWERED"), about, institution);
    }

    @SubscriptionMapping
    Flux<Map<String, String>> progressReported(@Argument @Nullable String about, @Argument @Nullable String institution) {
        return follow(event -> event.isOf("ProgressReport") && REPORTED.contains(event.kind()), about, institution);
    }

    @SubscriptionMapping
    Flux<Map<String, String>> indicatorMeasured(@Argument @Nullable String about) {
        return follow(event -> event.isOf("Indicator") && event.kind().equals("MEASURED"), about);
    }

    @SubscriptionMapping
    Flux<Map<String, String>> figureAdded(@Argument @Nullable String about) {
        return follow(event -> event.isOf("Figure") && event.kind().equals(ADDED), about);
    }

    /** What is wanted of all that happens to, on or for every one of the subjects that are given, as long as they are there. */
    private Flux<Map<String, String>> follow(Predicate<Happening> wanted, @Nullable String... given) {
        Set<String> subjects = Stream.of(given).filter(Objects::nonNull).collect(Collectors.toSet());
        if (!sight.isThere(subjects)) {
            return Flux.error(new StreamEnded("NOT_FOUND", "There is nothing with this identifier that you may see."));
        }
        ContextSnapshot subscribed = CONTEXT.captureAll();
        Predicate<Happening> matching = event -> wanted.test(event) && event.subjects().containsAll(subjects);
        return feed.listen(matching.or(event -> subjects.contains(event.about())), viewers.until())
                .concatMap(event -> {
                    Flux<Map<String, String>> told = matching.test(event)
                            ? Flux.just(Map.of("id", event.about()))
                            : Flux.empty();
                    return subjects.contains(event.about())
                            ? Mono.fromCallable(subscribed.wrap(() -> sight.isThere(subjects)))
                                    .flatMapMany(there -> there
                                            ? told
                                            : Flux.error(new StreamEnded(
                                                    "SUBJECT_GONE", "What this is about is not there any more.")))
                            : told;
                }, 1);
    }
}
