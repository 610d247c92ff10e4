package mx.cocrea.opendata;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a data package into the graph: validates all of it, compares it with what the graph holds, and writes the difference.
 *
 * <p>A package of up to {@value #ROWS_AT_ONCE} rows is written in one transaction. A larger one takes several, under a mark that says so:
 * if it is cut off, importing it again completes it.
 */
@Component
class Importer {

    static final long ROWS_AT_ONCE = 50_000;

    private static final Logger log = LoggerFactory.getLogger(Importer.class);
    private static final TransactionConfig PATIENT = TransactionConfig.builder().withTimeout(Duration.ofMinutes(30)).build();

    private final Tables tables;
    private final GraphStore graph;

    Importer(Tables tables, GraphStore graph) {
        this.tables = tables;
        this.graph = graph;
    }

    /**
     * Imports a package.
     *
     * @param bundled whether it came with the application rather than from somebody's hand
     * @throws InvalidPackage with every fault there is; nothing is written then
     */
    ImportReport importPackage(DataPackage data, boolean bundled) {
        Validation validation = new Validation(data, tables, graph);
        Map<String, Long> rows = validation.check();
        try (Session guard = graph.session();
                Transaction lock = guard.beginTransaction(PATIENT)) {
            lock.run("MERGE (v:DataVersion {id: 'data'}) SET v.importing = true").consume();
            long total = rows.values().stream().mapToLong(Long::longValue).sum();
            Progress progress = new Progress(total);
            Work work = new Work(data, validation, progress);
            ImportReport report;
            if (total <= ROWS_AT_ONCE) {
                report = work.run(step -> step.accept(lock));
            } else {
                try (Session session = graph.session()) {
                    mark(session, data, true);
                    report = work.run(step -> session.executeWriteWithoutResult(step::accept, PATIENT));
                    mark(session, data, false);
                }
            }
            lock.run("""
                    MERGE (p:Package {name: $name})
                    SET p.about = $about, p.fingerprint = $fingerprint, p.bundled = $bundled
                    """, Map.of(
                    "name", data.name(),
                    "about", data.about().toString(),
                    "fingerprint", data.fingerprint(),
                    "bundled", bundled)).consume();
            lock.run("""
                    MATCH (v:DataVersion {id: 'data'})
                    SET v.number = coalesce(v.number, 0) + $step
                    REMOVE v.importing
                    """, Map.of("step", report.total().changed() ? 1 : 0)).consume();
            lock.commit();
            return report;
        }
    }

    private static void mark(Session session, DataPackage data, boolean unfinished) {
        session.run("MERGE (p:Package {name: $name}) SET p.unfinished = $unfinished",
                Map.of("name", data.name(), "unfinished", unfinished)).consume();
    }

    /** Runs a step in a transaction: the one that there is, or one of its own. */
    private interface Transactions {
        void run(Consumer<SimpleQueryRunner> step);
    }

    private final class Work {

        private final DataPackage data;
        private final Validation rows;
        private final Progress progress;
        private final Map<String, ImportReport.Counts> counts = new LinkedHashMap<>();
        private final Map<Table, List<Row>> removed = new LinkedHashMap<>();
        private final Map<Table, Set<List<@Nullable Object>>> written = new HashMap<>();

        Work(DataPackage data, Validation rows, Progress progress) {
            this.data = data;
            this.rows = rows;
            this.progress = progress;
        }

        ImportReport run(Transactions transactions) {
            List<Table> nodes = tables.all().stream().filter(Table::holdsNodes).toList();
            nodes.forEach(table -> write(table, transactions));
            nodes.stream().filter(table -> !table.links().isEmpty()).forEach(table -> link(table, transactions));
            tables.all().stream().filter(table -> !table.holdsNodes()).forEach(table -> write(table, transactions));
            remove(transactions);
            counts.values().removeIf(ImportReport.Counts.NONE::equals);
            return new ImportReport(data.name(), counts);
        }

        private Map<List<@Nullable Object>, Map<String, Object>> existing(Table table, Transactions transactions) {
            Map<List<@Nullable Object>, Map<String, Object>> existing = new HashMap<>();
            transactions
                    .run(database -> graph.read(database, table, data.name(), row -> existing.put(row.key(table), row.cells())));
            return existing;
        }

        private void write(Table table, Transactions transactions) {
            Map<List<@Nullable Object>, Map<String, Object>> existing = existing(table, transactions);
            long before = existing.size();
            long[] tally = new long[2];
            List<Row> fresh = new ArrayList<>();
            List<Row> changed = new ArrayList<>();
            Set<List<@Nullable Object>> kept = new HashSet<>();
            Set<String> elsewhere = heldElsewhere(table);
            if (data.holds(table)) {
                rows.rows(table, row -> {
                    if (table.holdsNodes() && elsewhere.contains(String.valueOf(row.cells().get("id")))) {
                        return;
                    }
                    Map<String, Object> old = existing.remove(row.key(table));
                    if (old == null) {
                        fresh.add(row);
                        tally[0]++;
                    } else if (!old.equals(row.cells())) {
                        changed.add(row);
                        tally[1]++;
                    }
                    if (fresh.size() + changed.size() >= GraphStore.BATCH) {
                        flush(table, fresh, changed, kept, transactions);
                    }
                    progress.add(table);
                });
            }
            flush(table, fresh, changed, kept, transactions);
            written.put(table, kept);
            removed.put(table, existing.values().stream().map(cells -> new Row(0, cells)).toList());
            counts.put(table.name(), new ImportReport.Counts(
                    tally[0], tally[1], before - tally[1] - existing.size(), existing.size()));
        }

        private Set<String> heldElsewhere(Table table) {
            if (!table.holdsNodes() || !data.holds(table)) {
                return Set.of();
            }
            List<String> ids = new ArrayList<>();
            rows.rows(table, row -> ids.add(String.valueOf(row.cells().get("id"))));
            return graph.tablesOfOthers(ids, data.name()).keySet();
        }

        private void flush(
                Table table, List<Row> fresh, List<Row> changed, Set<List<@Nullable Object>> kept, Transactions transactions) {
            if (fresh.isEmpty() && changed.isEmpty()) {
                return;
            }
            List<Row> all = new ArrayList<>(fresh);
            all.addAll(changed);
            transactions.run(database -> {
                if (!table.holdsNodes()) {
                    graph.remove(database, table, data.name(), changed);
                }
                graph.write(database, table, data.name(), all);
            });
            if (!table.links().isEmpty()) {
                all.forEach(row -> kept.add(row.key(table)));
            }
            fresh.clear();
            changed.clear();
        }

        /** Once all records are there, since they may refer to each other. */
        private void link(Table table, Transactions transactions) {
            Set<List<@Nullable Object>> keys = written.getOrDefault(table, Set.of());
            if (keys.isEmpty()) {
                return;
            }
            List<Row> batch = new ArrayList<>();
            Runnable flush = () -> {
                if (!batch.isEmpty()) {
                    transactions.run(database -> graph.link(database, table, data.name(), batch, false));
                    batch.clear();
                }
            };
            rows.rows(table, row -> {
                if (keys.contains(row.key(table))) {
                    batch.add(row);
                    if (batch.size() >= GraphStore.BATCH) {
                        flush.run();
                    }
                }
            });
            flush.run();
        }

        private void remove(Transactions transactions) {
            List<Fault> faults = new ArrayList<>();
            removed.forEach((table, gone) -> {
                if (table.holdsNodes() && !gone.isEmpty()) {
                    List<String> ids = gone.stream().map(row -> String.valueOf(row.cells().get("id"))).toList();
                    transactions.run(database -> graph.heldFromOutside(database, data.name(), ids)
                            .forEach(id -> faults.add(new Fault(
                                    data.path(table), 0, "id", id,
                                    "is missing, and something that is not of this package hangs from it",
                                    "keep the row, or remove first what hangs from it"))));
                }
            });
            if (!faults.isEmpty()) {
                throw new InvalidPackage(faults);
            }
            List<Table> backwards = new ArrayList<>(removed.keySet());
            Collections.reverse(backwards);
            for (Table table : backwards) {
                GraphStore.batches(removed.getOrDefault(table, List.of()))
                        .forEach(
                                rows -> transactions.run(database -> graph.remove(database, table, data.name(), rows)));
            }
        }
    }

    /** Says on a long import how far it is. */
    private static final class Progress {

        private static final Duration PAUSE = Duration.ofSeconds(3);

        private final long total;
        private long done;
        private long told = System.nanoTime();

        Progress(long total) {
            this.total = total;
        }

        void add(Table table) {
            done++;
            if (System.nanoTime() - told > PAUSE.toNanos()) {
                told = System.nanoTime();
                log.info("Importing {}: {} of {} rows", table.name(), done, total);
            }
        }
    }
}
