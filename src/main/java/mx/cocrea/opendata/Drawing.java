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
        draw(database, """
                UNWIND $lines AS line
                MATCH (a:Staged {id: line.from})
                MATCH (b:Staged {id: line.to})
                CREATE (a)-[r:$($type)]->(b)
                SET r = line.values
                """);
    }

    void create(SimpleQueryRunner database) {
        draw(database, """
                UNWIND $lines AS line
                MATCH (a:Node {id: line.from})
                MATCH (b:Node {id: line.to})
                CREATE (a)-[r:$($type)]->(b)
                SET r = line.values
                """);
    }

    private void draw(SimpleQueryRunner database, String statement) {
        if (!lines.isEmpty()) {
            database.run(statement, Map.of("type", type, "lines", lines)).consume();
        }
    }
}
