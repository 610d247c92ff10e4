package mx.cocrea.platform.composer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** Runs a composed statement, which reads and returns one value. */
public interface GraphReader {

    /**
     * The single value that the statement returns.
     *
     * @param statement Cypher that only reads and returns one row of one column
     * @param parameters values by name
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away, too slow or refuses
     */
    Value read(String statement, Map<String, @Nullable Object> parameters);
}
