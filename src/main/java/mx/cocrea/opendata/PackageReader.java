package mx.cocrea.opendata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.driver.SimpleQueryRunner;

/** Reads what the graph holds of a package, a record at a time. */
final class PackageReader {

    private final String packageName;
    private final Tables tables;
    private final SimpleQueryRunner database;

    PackageReader(String packageName, Tables tables, SimpleQueryRunner database) {
        this.packageName = packageName;
        this.tables = tables;
        this.database = database;
    }

    /** What the package says of itself, as JSON. */
    String about() {
        return database.run("""
                MATCH (p:Package {name: $name})
                RETURN p.about AS about
                """, Map.of("name", packageName)).single().get("about").asString();
    }

    /** Every record of a table, in the order of the table's key. */
    void read(Table table, Consumer<Held> reader) {
        if (table.holdsNodes()) {
            new NodeTable(table, tables, packageName).read(database, reader);
        } else {
            new RelationshipTable(table, packageName).read(database, reader);
        }
    }

    /** How many records each table has that has any, by its name. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Table table : tables.all()) {
            long records = table.holdsNodes()
                    ? new NodeTable(table, tables, packageName).count(database)
                    : new RelationshipTable(table, packageName).count(database);
            if (records > 0) {
                counts.put(table.name(), records);
            }
        }
        return counts;
    }
}
