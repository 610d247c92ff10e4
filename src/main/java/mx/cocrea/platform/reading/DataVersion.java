package mx.cocrea.platform.reading;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.GraphReader;
import org.neo4j.driver.Driver;
import org.neo4j.driver.TransactionConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The number of the last change, kept in the graph so that every process sees it move; what is told here is a second old at most. Imports
 * count theirs by themselves, for whom a comment changes nothing, and so does what people write.
 */
@Component
public final class DataVersion {

    private static final String NUMBER = """
            MATCH (version:DataVersion)
            WHERE version.id IN ['data', 'people']
            RETURN sum(version.number) AS number
            """;

    /** Short, so that a database that is away costs the answer no more than this: it is then made without being kept. */
    private static final Duration LIMIT = Duration.ofMillis(400);

    private final LoadingCache<String, Long> number;

    DataVersion(@Lazy Driver driver, @Value("${spring.data.neo4j.database:neo4j}") String database) {
        GraphReader reader = new BoltReader(driver, database, TransactionConfig.builder().withTimeout(LIMIT).build());
        this.number = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .build(statement -> Alarm.within(LIMIT, () -> reader.read(statement, Map.of())).asLong());
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
