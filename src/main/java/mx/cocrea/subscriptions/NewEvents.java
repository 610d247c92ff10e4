package mx.cocrea.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.cocrea.platform.composer.GraphReader;

/**
 * Reads each event of the graph once, whichever process wrote it.
 *
 * <p>Events are told by identifiers that begin with the time at which they were made; they show when they are committed, which may be in
 * another order. So each reading looks back over some time, past those that it knows.
 */
final class NewEvents {

    /** Longer than a write can wait and last, with what the clocks of two processes may differ. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(30);

    private static final String VERSION = """
            OPTIONAL MATCH (version:DataVersion {id: 'people'})
            RETURN coalesce(version.number, 0)
            """;

    private static final String SINCE = """
            MATCH (event:Event)-[:ABOUT]->(about)
            WHERE event.id > $after AND NOT event.id IN $known
            WITH event, about ORDER BY event.id
            RETURN collect({
              id: event.id, kind: event.kind, about: about.id, labels: labels(about),
              subjects: [about.id] + COLLECT {
                MATCH (about)-[:ON|ADDRESSES|PUT_TO|ANSWERS|GIVEN_BY|REPORTS_ON|MEASURES|DESCRIBES]->(subject)
                RETURN subject.id
                UNION
                MATCH (about)-[:ANSWERS]->(:Proposal)-[:ADDRESSES]->(subject)
                RETURN subject.id
                UNION
                MATCH (about)-[:REPORTS_ON|MEASURES|DESCRIBES]->(:Activity)-[:FULFILS]->(subject)
                RETURN subject.id
              }
            })
            """;

    private final GraphReader reader;
    private final Set<String> known = new HashSet<>();
    private long version;
    private Instant read;

    /** From here on; what is there already is not new. */
    NewEvents(GraphReader reader) {
        this.reader = reader;
        this.read = InstantSource.system().instant();
        this.version = version();
        since();
    }

    /**
     * Those that are new since this was last asked, in order; it reads them only if something was written.
     *
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away; they are then there the next time
     */
    List<Happening> next() {
        long current = version();
        if (current == version) {
            return List.of();
        }
        List<Happening> events = since();
        version = current;
        return events;
    }

    private long version() {
        return reader.read(VERSION, Map.of()).asLong();
    }

    private List<Happening> since() {
        Instant now = InstantSource.system().instant();
        String after = idAt(read.minus(LOOK_BACK));
        List<Happening> events = reader.read(SINCE, Map.of("after", after, "known", List.copyOf(known))).asList(Happening::of);
        known.removeIf(id -> id.compareTo(after) <= 0);
        events.forEach(event -> known.add(event.id()));
        read = now;
        return events;
    }

    /** What identifiers of version 7 (RFC 9562) made at a time begin with. */
    private static String idAt(Instant time) {
        long millis = time.toEpochMilli();
        return "%08x-%04x".formatted(millis >>> 16, millis & 0xffff);
    }
}
