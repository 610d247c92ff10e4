package mx.cocrea.opendata;

import java.util.List;
import java.util.Map;
import org.neo4j.driver.SimpleQueryRunner;

/**
 * Relationships to be drawn.
 *
 * @param type of all of them
 * @param lines where each begins and ends, and its properties
 */
record Drawing(String type, List<Map<String, Object>> lines) {

    static Map<String, Object> line(String from, String to, Map<String, Object> values) {
        return Map.of("from", from, "to", to, "values", values);
    }

    /** Draws them between staged records, so that nothing reads them yet. */
    void stage(SimpleQueryRunner database) {
        draw(database, "Staged");
    }

    void create(SimpleQueryRunner database) {
        draw(database, "Node");
    }

    private void draw(SimpleQueryRunner database, String label) {
        if (!lines.isEmpty()) {
            database.run("""
                    UNWIND $lines AS line
                    MATCH (a:%1$s {id: line.from})
                    MATCH (b:%1$s {id: line.to})
                    CREATE (a)-[r:$($type)]->(b)
                    SET r = line.values
                    """.formatted(label), Map.of("type", type, "lines", lines)).consume();
        }
    }
}
