package mx.cocrea.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forgets notices that have had their time; what they tell of stays. */
@Component
final class OldNotices {

    /** Since somebody read it. */
    private static final Duration READ = Duration.ofDays(90);

    /** Since what it tells of, whether anybody read it or not. */
    private static final Duration ANY = Duration.ofDays(365);

    /** Notices of one statement; the next run goes on. */
    private static final int MOST = 1_000;

    private static final String OLD = """
            MATCH (notice:Notice)
            WHERE notice.readAt < $read OR notice.createdAt < $any
            """;

    private final GraphReader reader;
    private final GraphWriter graph;
    private final Clock clock;

    OldNotices(GraphReader reader, GraphWriter graph, Clock clock) {
        this.reader = reader;
        this.graph = graph;
        this.clock = clock;
    }

    /** Forgets old notices, as many as one statement takes; whoever does holds the position of what was told, so that nobody else does meanwhile. */
    void forget() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        Map<String, @Nullable Object> ends = Map.of("read", now.minus(READ), "any", now.minus(ANY), "most", MOST);
        if (reader.read("RETURN EXISTS {\n" + OLD + "}", ends).asBoolean()) {
            graph.writePrivately("""
                    MERGE (position:Position {id: 'notices'})
                    SET position.held = true
                    REMOVE position.held
                    WITH position
                    CALL (position) {
                    %s
                      WITH notice
                      LIMIT $most
                      DETACH DELETE notice
                    }
                    RETURN {userErrors: []} AS written
                    """.formatted(OLD.indent(2).stripTrailing()), ends);
        }
    }
}
