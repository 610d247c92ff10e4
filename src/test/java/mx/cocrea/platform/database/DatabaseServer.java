package mx.cocrea.platform.database;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.QueryConfig;

/** A database that runs for itself, as an external one does. */
public final class DatabaseServer implements AutoCloseable {

    /** The password of its user {@code neo4j}. */
    public static final String PASSWORD = "eight or more";

    private final EmbeddedDatabase database;
    private final Driver driver;

    /** Starts it on a folder. */
    public DatabaseServer(Path folder) {
        database = EmbeddedDatabaseTests.open(folder);
        try (Driver first = GraphDatabase.driver(database.getUri(), database.getAuthToken())) {
            first.executableQuery("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED")
                    .withParameters(Map.of("password", PASSWORD))
                    .withConfig(QueryConfig.builder().withDatabase("system").build())
                    .execute();
        }
        driver = GraphDatabase.driver(database.getUri(), AuthTokens.basic("neo4j", PASSWORD));
    }

    /** Where it is reached by Bolt. */
    public URI uri() {
        return database.getUri();
    }

    /** Runs a statement of the test's own. */
    public void run(String statement) {
        driver.executableQuery(statement).execute();
    }

    /** Brings its schema up to what a folder of migrations says. */
    public void migrate(Path folder) {
        new Migrations(MigrationsConfig.builder().withLocationsToScan(folder.toUri().toString()).build(), driver).apply();
    }

    @Override
    public void close() {
        driver.close();
        database.close();
    }
}
