package mx.cocrea.opendata;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.platform.reading.Alarm;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What of the graph can be downloaded; its records are counted once for each version of the data. */
@Component
final class Catalogue {

    /** Long enough for whoever has a slow line, and an end for whoever takes the bytes one by one. */
    private static final TransactionConfig PATIENT = TransactionConfig.builder().withTimeout(Duration.ofMinutes(10)).build();

    private final Driver driver;
    private final SessionConfig session;
    private final Duration timeout;
    private final Tables tables;
    private @Nullable Edition kept;

    Catalogue(
            @Lazy Driver driver,
            @Value("${spring.data.neo4j.database:neo4j}") String database,
            @Value("${cocrea.read-timeout:4s}") Duration timeout,
            Tables tables) {
        this.driver = driver;
        this.session = SessionConfig.builder().withDatabase(database).withDefaultAccessMode(AccessMode.READ).build();
        this.timeout = timeout;
        this.tables = tables;
    }

    /**
     * A version of the data.
     *
     * @param changedAt when they last changed; null for data that came in before that was kept
     */
    record Version(long number, @Nullable Instant changedAt) {

        /** Another one for other data, even where a database was begun anew. */
        String tag() {
            return changedAt == null ? Long.toString(number) : number + "-" + Long.toHexString(changedAt.toEpochMilli());
        }
    }

    /**
     * A package that the graph holds.
     *
     * @param about what it says of itself, as JSON
     * @param rows how many records each of its tables has, by name
     */
    record Entry(String name, String about, Map<String, Long> rows) {}

    /** What there was in one version of the data. */
    record Edition(Version version, List<Entry> packages) {

        Optional<Entry> named(String name) {
            return packages.stream().filter(entry -> entry.name().equals(name)).findFirst();
        }
    }

    /** What there is now. */
    Edition now() {
        return read((tx, edition) -> edition);
    }

    /** What is done with the data while they are read; an import may still change them meanwhile. */
    interface Reading<T, E extends Exception> {

        T read(SimpleQueryRunner database, Edition edition) throws E;
    }

    /**
     * Reads in one transaction, which ends with the reading, however that ends.
     *
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away, which is found out within the time that a read may take
     */
    <T, E extends Exception> T read(Reading<T, E> reading) throws E {
        try (Session reader = driver.session(session);
                Transaction tx = Alarm.within(timeout, () -> reader.beginTransaction(PATIENT))) {
            Version version = Alarm.within(timeout, () -> version(tx));
            return reading.read(tx, edition(version, tx));
        }
    }

    /** The version of the data that the next statement reads. */
    static Version version(SimpleQueryRunner database) {
        Record found = database.run("""
                OPTIONAL MATCH (version:DataVersion {id: 'data'})
                RETURN coalesce(version.number, 0) AS number, version.changedAt AS changedAt
                """).single();
        return new Version(
                found.get("number").asLong(),
                found.get("changedAt").computeOrDefault(changed -> changed.asZonedDateTime().toInstant(), null));
    }

    private synchronized Edition edition(Version version, SimpleQueryRunner database) {
        Edition edition = kept;
        if (edition == null || !edition.version().equals(version)) {
            edition = new Edition(version, packages(database));
            kept = edition;
        }
        return edition;
    }

    private List<Entry> packages(SimpleQueryRunner database) {
        List<String> names = database.run("""
                MATCH (p:Package)
                RETURN p.name AS name
                ORDER BY name
                """).list(found -> found.get("name").asString());
        return names.stream().map(name -> {
            PackageReader reader = new PackageReader(name, tables, database);
            return new Entry(name, reader.about(), reader.counts());
        }).toList();
    }
}
