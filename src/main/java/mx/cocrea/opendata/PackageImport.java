package mx.cocrea.opendata;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import mx.cocrea.platform.command.Progress;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Brings a data package into the graph, whole or not at all.
 *
 * <p>One import runs at a time, held by a lock that ends with its transaction. New records are staged out of readers' sight and become
 * visible together with all other changes in one transaction. Only an embedded database, whose memory would not hold it, publishes more than
 * {@value #AT_ONCE} new records in several: nothing reads it meanwhile, as a command has the data folder for itself and the server imports
 * before it listens. An import that was cut off leaves staged records behind; the next one, or the next start, takes them away.
 */
@Component
public final class PackageImport {

    private static final int AT_ONCE = 50_000;

    /** An import takes as long as it takes. */
    private static final TransactionConfig PATIENT = TransactionConfig.builder().withTimeout(Duration.ZERO).build();

    private final Driver driver;
    private final Tables tables;
    private final SessionConfig session;
    private final boolean embedded;

    PackageImport(
            @Lazy Driver driver,
            Tables tables,
            @Value("${spring.data.neo4j.database:neo4j}") String database,
            @Value("${spring.neo4j.uri:}") String uri) {
        this.driver = driver;
        this.tables = tables;
        this.session = SessionConfig.forDatabase(database);
        this.embedded = uri.isBlank();
    }

    /**
     * Imports the package that a datapackage.json describes.
     *
     * @param progress told now and then how far it is
     * @throws InvalidPackage with every fault there is; nothing is changed then
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database fails; nothing is changed then
     */
    public ImportReport importPackage(Resource descriptor, Consumer<String> progress) {
        return importPackage(DataPackage.open(descriptor, tables), null, progress);
    }

    /**
     * Imports a package.
     *
     * @param bundle fingerprint of the package if it came with the application; null if somebody imports it by hand
     */
    ImportReport importPackage(DataPackage data, @Nullable String bundle, Consumer<String> messages) {
        Progress progress = new Progress(messages);
        try (Session whole = driver.session(session);
                Session staging = driver.session(session);
                Transaction tx = whole.beginTransaction(PATIENT)) {
            ImportLock.take(tx, progress);
            Staging staged = new Staging(staging);
            staged.recover();
            try {
                ImportReport report = importPackage(data, bundle, tx, staged, progress);
                tx.commit();
                staged.settle();
                return report;
            } catch (RuntimeException failure) {
                throw recovered(tx, staged, failure);
            }
        }
    }

    private static RuntimeException recovered(Transaction tx, Staging staged, RuntimeException failure) {
        try {
            if (tx.isOpen()) {
                tx.rollback();
            }
            staged.recover();
        } catch (RuntimeException later) {
            // The next import or start recovers.
            failure.addSuppressed(later);
        }
        return failure;
    }

    private ImportReport importPackage(
            DataPackage data, @Nullable String bundle, Transaction tx, Staging staged, Progress progress) {
        Identifiers identifiers = new Identifiers();
        Faults faults = new Faults();
        Map<Table, Changes> changes = new Check(data, tables, tx, identifiers, faults, progress).run();
        if (!faults.none()) {
            throw new InvalidPackage(faults);
        }
        boolean rowsChange = !changes.values().stream().allMatch(Changes::none);
        if (rowsChange) {
            write(new Publication(data, tables, identifiers, changes, progress), tx, staged);
        }
        boolean changed = describe(tx, data, bundle, rowsChange);
        return report(data, changed, changes);
    }

    private void write(Publication publication, Transaction tx, Staging staged) {
        publication.stage(staged);
        if (embedded && publication.created() > AT_ONCE) {
            publication.publish(staged);
            publication.remove(tx);
        } else {
            publication.remove(tx);
            publication.publish(step -> step.accept(tx));
        }
        publication.update(tx);
        Staging.keep(tx);
    }

    /** Keeps what the package says of itself; tells whether anything about it is new. */
    private static boolean describe(SimpleQueryRunner tx, DataPackage data, @Nullable String bundle, boolean rowsChange) {
        String about = data.about().toString();
        Map<String, Object> values = new HashMap<>(Map.of("name", data.name(), "about", about));
        boolean changed = rowsChange || tx.run("""
                OPTIONAL MATCH (p:Package {name: $name})
                RETURN coalesce(p.about = $about, false) AS same
                """, values).single().get("same").isFalse();
        if (changed || bundle != null) {
            values.put("title", data.about().path("title").asString(data.name()));
            values.put("bundle", bundle == null ? "" : bundle);
            tx.run("""
                    MERGE (p:Package {name: $name})
                    SET p.title = $title
                    SET p.about = $about
                    SET p.bundle = $bundle
                    """, values).consume();
        }
        if (changed) {
            tx.run("""
                    MERGE (v:DataVersion {id: 'data'})
                    SET v.number = coalesce(v.number, 0) + 1
                    SET v.changedAt = datetime()
                    """).consume();
        }
        return changed;
    }

    private static ImportReport report(DataPackage data, boolean changed, Map<Table, Changes> changes) {
        Map<String, ImportReport.Counts> counts = new LinkedHashMap<>();
        changes.forEach((table, change) -> {
            if (!change.counts().equals(ImportReport.Counts.NONE)) {
                counts.put(table.name(), change.counts());
            }
        });
        return new ImportReport(data.name(), changed, counts);
    }

    /** Takes away what an import that was cut off left behind; of use only where no import can be running. */
    void recover() {
        try (Session recovering = driver.session(session)) {
            new Staging(recovering).recover();
        }
    }
}
