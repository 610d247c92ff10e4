package mx.cocrea.platform.database;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import mx.cocrea.platform.start.CannotStart;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.DatabaseStateService;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.DatabaseEventContext;
import org.neo4j.graphdb.event.DatabaseEventListenerAdapter;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.util.FileSystemUtils;

/** A Neo4j of our own in this process, started beside everything else and reached by Bolt on a free loopback port. */
final class EmbeddedDatabase implements Neo4jConnectionDetails, AutoCloseable {

    private static final String USER = "neo4j";

    /** Where Neo4j keeps its files within its folder. */
    private static final String FILES = "data";

    /** No statement of ours runs this long; reads have a shorter limit of their own. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    /** Those of all pages, and of more than fifty other statements; the planning of each is one more. */
    private static final int PLANS = 250;

    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final CompletableFuture<DatabaseManagementService> server = new CompletableFuture<>();

    /**
     * Begins to start it and returns at once; who asks for the address waits for it, or learns why there is none.
     *
     * @param patience with Neo4j's own system database, which is small and opens at once; where it cannot be read, Neo4j waits for
     *     ever without a word
     */
    EmbeddedDatabase(DatabaseSettings settings, Duration patience) {
        this.folder = settings.dataDir().toAbsolutePath().normalize();
        Thread.ofPlatform().name("embedded-database").daemon().start(() -> {
            try {
                server.complete(start(settings.database(), patience));
            } catch (IOException | RuntimeException failure) {
                server.completeExceptionally(FolderFailure.explain(folder, failure));
            }
        });
    }

    private DatabaseManagementService start(DatabaseSettings.Database settings, Duration patience) throws IOException {
        FolderFailure.check(folder);
        if (settings.template() != null) {
            beginAs(settings.template());
        }
        DatabaseManagementService started = new DatabaseManagementServiceBuilder(folder)
                .addDatabaseListener(expectSystem(patience))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", 0))
                .setConfig(BoltConnectorInternalSettings.enable_local_connector, false)
                .setConfig(HttpConnector.enabled, false)
                .setConfig(HttpsConnector.enabled, false)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.debug_log_enabled, settings.log())
                .setConfig(GraphDatabaseInternalSettings.dump_diagnostics, settings.log())
                .setConfig(GraphDatabaseInternalSettings.vm_pause_monitor_enabled, settings.log())
                .setConfig(GraphDatabaseSettings.pagecache_memory, settings.pageCache().toBytes())
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.preallocate_store_files, false)
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "false")
                .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, ByteUnit.mebiBytes(32))
                .setConfig(GraphDatabaseSettings.transaction_timeout, LONGEST_TRANSACTION)
                // Or a statement would be planned anew for a text or a list ten times as long.
                .setConfig(GraphDatabaseInternalSettings.cypher_size_hint_parameters, false)
                // Each takes up to a megabyte of this process's heap.
                .setConfig(GraphDatabaseSettings.query_cache_size, PLANS)
                .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO)
                .build();
        try {
            requireAvailable(started);
            setPassword(started);
            return started;
        } catch (RuntimeException failure) {
            started.shutdown();
            throw failure;
        }
    }

    /** A folder without a database gets the template's; it is there whole or not at all. */
    private void beginAs(Path template) throws IOException {
        Path files = folder.resolve(FILES);
        if (Files.exists(files)) {
            return;
        }
        if (!Files.isDirectory(template.resolve(FILES))) {
            throw new CannotStart(
                    "There is no database in %s.".formatted(template.toAbsolutePath().normalize()),
                    "Set COCREA_DATABASE_TEMPLATE to the data folder of a Cocrea that has been stopped, or unset it.");
        }
        Path copy = Files.createTempDirectory(folder, "copy");
        FileSystemUtils.copyRecursively(template.resolve(FILES), copy);
        Files.move(copy, files, StandardCopyOption.ATOMIC_MOVE);
    }

    private DatabaseEventListenerAdapter expectSystem(Duration patience) {
        CompletableFuture<Void> opened = new CompletableFuture<Void>()
                .orTimeout(patience.toSeconds(), TimeUnit.SECONDS);
        opened.exceptionally(timeout -> {
            server.completeExceptionally(FolderFailure.explain(folder, timeout));
            return null;
        });
        return new DatabaseEventListenerAdapter() {
            @Override
            public void databaseStart(DatabaseEventContext event) {
                if (event.getDatabaseName().equals(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)) {
                    opened.complete(null);
                }
            }
        };
    }

    /** Neo4j comes up even where our database did not, and keeps the reason to itself. */
    private static void requireAvailable(DatabaseManagementService started) {
        GraphDatabaseAPI database = (GraphDatabaseAPI) started.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        if (!database.isAvailable()) {
            DatabaseStateService<?> states = database.getDependencyResolver().resolveDependency(DatabaseStateService.class);
            throw new IllegalStateException(states.causeOfFailure(database.databaseId()).orElse(null));
        }
    }

    /**
     * Gives the only user a password that nobody but this process knows, so that no other program on the machine gets in.
     *
     * <p>Written as Neo4j itself keeps it, because the Cypher command for it costs seconds of every start.
     */
    private void setPassword(DatabaseManagementService started) {
        String credentials = SystemGraphCredential.createCredentialForPassword(
                password.getBytes(StandardCharsets.UTF_8), new SecureHasher())
                .serialize();
        try (Transaction writing = started.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME).beginTx()) {
            Node user = writing.findNode(Label.label("User"), "name", USER);
            user.setProperty("credentials", credentials);
            user.setProperty("passwordChangeRequired", false);
            writing.commit();
        }
    }

    private DatabaseManagementService started() {
        try {
            return server.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof CannotStart reason ? reason : failure;
        }
    }

    /** The folder of its files. */
    Path folder() {
        return folder;
    }

    @Override
    public URI getUri() {
        GraphDatabaseAPI database = (GraphDatabaseAPI) started().database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
        int port = database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
        return URI.create("bolt://127.0.0.1:" + port);
    }

    @Override
    public AuthToken getAuthToken() {
        return AuthTokens.basic(USER, password);
    }

    /** Waits for a start under way to end, and then stops it. */
    @Override
    public void close() {
        server.handle((running, failure) -> running).thenAccept(running -> {
            if (running != null) {
                running.shutdown();
            }
        }).join();
    }
}
