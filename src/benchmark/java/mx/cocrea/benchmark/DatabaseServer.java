package mx.cocrea.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import mx.cocrea.synthetic.SyntheticPackage;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/** A Neo4j server with generated data, in a process of its own: its arguments are a folder, the scale and the port for Bolt. */
final class DatabaseServer {

    private DatabaseServer() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path data = folder.resolve("package");
        SyntheticPackage.write(data, Integer.parseInt(arguments[1]));
        DatabaseManagementService loading = database(folder).build();
        new PackageLoader(loading.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME)).load(data);
        loading.shutdown();
        DatabaseManagementService serving = database(folder)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(arguments[2])))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(serving::shutdown));
    }

    private static DatabaseManagementServiceBuilder database(Path folder) {
        return new DatabaseManagementServiceBuilder(folder.resolve("database"))
                .setConfig(BoltConnector.enabled, false)
                .setConfig(HttpConnector.enabled, false)
                .setConfig(HttpsConnector.enabled, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, false)
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(512));
    }
}
