package mx.cocrea.platform.composer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.springframework.util.FileSystemUtils;

/** One embedded database for all tests of this package, gone with the JVM. */
final class TestDatabase {

    private static final TestDatabase ONLY = new TestDatabase();

    private final Driver driver;

    private TestDatabase() {
        try {
            Path folder = Files.createTempDirectory("composer");
            DatabaseManagementService server = new DatabaseManagementServiceBuilder(folder)
                    .setConfig(BoltConnector.enabled, true)
                    .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                    .setConfig(HttpConnector.enabled, false)
                    .setConfig(GraphDatabaseSettings.auth_enabled, false)
                    .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(32))
                    .build();
            this.driver = GraphDatabase.driver("bolt://127.0.0.1:" + port(server), AuthTokens.none());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                driver.close();
                server.shutdown();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        for (String label : List.of("Entry", "Work", "Book", "Shelf", "Author")) {
            driver.executableQuery("CREATE CONSTRAINT FOR (one:" + label + ") REQUIRE one.id IS UNIQUE").execute();
        }
        driver.executableQuery("CREATE INDEX FOR (one:Author) ON (one.name)").execute();
    }

    private static int port(DatabaseManagementService server) {
        return ((GraphDatabaseAPI) server.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME))
                .getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    /** The graph replaced by what this Cypher creates. */
    static void hold(String cypher, Map<String, Object> parameters) {
        ONLY.driver.executableQuery("MATCH (any) DETACH DELETE any").execute();
        ONLY.driver.executableQuery(cypher).withParameters(parameters).execute();
    }

    static BoltReader reader() {
        return new BoltReader(ONLY.driver, "neo4j", TransactionConfig.empty());
    }
}
