package mx.cocrea.opendata;

import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;

/** What tests ask of the graph itself. */
record Graph(Driver driver) {

    /** Leaves nothing but what the schema keeps for itself. */
    void clear() {
        run("MATCH (n) WHERE NOT any(label IN labels(n) WHERE label STARTS WITH '__') DETACH DELETE n");
    }

    void run(String statement) {
        driver.executableQuery(statement).execute();
    }

    /** The first column of the rows. */
    List<Object> ask(String statement) {
        return driver.executableQuery(statement)
                .withParameters(Map.of())
                .execute()
                .records()
                .stream()
                .map(row -> row.get(0).asObject())
                .toList();
    }

    Object one(String statement) {
        return ask(statement).getFirst();
    }
}
