package mx.cocrea.platform.reading;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.RoutingControl;
import org.springframework.stereotype.Component;

/**
 * The number of the data's last change, kept in the graph so that every process sees it move; what is told here is a second old at most.
 */
@Component
public final class DataVersion {

    private static final String NUMBER = """
            OPTIONAL MATCH (version:DataVersion {id: 'data'})
            RETURN coalesce(version.number, 0) AS number
            """;

    private final LoadingCache<String, Long> number;

    DataVersion(Driver driver) {
        this.number = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .build(statement -> driver.executableQuery(statement)
                        .withConfig(QueryConfig.builder().withRouting(RoutingControl.READ).build())
                        .execute()
                        .records()
                        .getFirst()
                        .get("number")
                        .asLong());
    }

    /**
     * The number of the last change.
     *
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away
     */
    public long current() {
        return number.get(NUMBER);
    }
}
