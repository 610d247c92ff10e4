package mx.cocrea.opendata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mx.cocrea.platform.command.Progress;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Writes what was imported as a data package, the same bytes for the same data. */
@Component
public final class PackageExport {

    private final Driver driver;
    private final SessionConfig session;
    private final Tables tables;
    private final Descriptors descriptors;

    PackageExport(
            @Lazy Driver driver, @Value("${spring.data.neo4j.database:neo4j}") String database, Tables tables,
            Descriptors descriptors) {
        this.driver = driver;
        this.session = SessionConfig.forDatabase(database);
        this.tables = tables;
        this.descriptors = descriptors;
    }

    /** Names of the packages that the graph holds. */
    public List<String> packages() {
        try (Session reading = driver.session(session)) {
            return reading.run("""
                    MATCH (p:Package)
                    RETURN p.name AS name
                    ORDER BY name
                    """).list(found -> found.get("name").asString());
        }
    }

    /**
     * Writes a package that the graph holds into a folder: a new or empty one, or one with an earlier export of the same package.
     *
     * @return the rows of each table that has any
     * @throws FolderRefused if the folder holds anything else; nothing is written then
     * @throws IOException if the folder cannot be written; what was there is there still
     */
    public Map<String, Integer> export(String packageName, Path folder, Consumer<String> messages) throws IOException {
        ExportFolder target = new ExportFolder(folder, tables, descriptors);
        target.requireOurs(packageName);
        Progress progress = new Progress(messages);
        try (ExportFolder.Draft draft = target.draft();
                Session reading = driver.session(session);
                Transaction tx = reading.beginTransaction(TransactionConfig.empty())) {
            // So that no import changes the tables between one and the next.
            ImportLock.take(tx, progress);
            Map<String, Integer> rows = new LinkedHashMap<>();
            PackageReader reader = new PackageReader(packageName, tables, tx);
            try (PackageWriter writer = new PackageWriter(draft.folder(), reader.about())) {
                for (Table table : tables.all()) {
                    progress.begin("exporting " + table.name(), "rows");
                    reader.read(table, held -> {
                        writer.write(table, held.printed(table));
                        rows.merge(table.name(), 1, Integer::sum);
                        progress.add(1);
                    });
                }
            }
            draft.replace();
            return rows;
        }
    }
}
