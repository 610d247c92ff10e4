package mx.cocrea.platform.database;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import ac.simons.neo4j.migrations.core.ValidationResult.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import mx.cocrea.platform.start.CannotStart;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.Record;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the schema of the database up to date before anything else gets to use its driver. */
final class SchemaMigrations implements BeanPostProcessor {

    private static final String LOCATION = "classpath:neo4j/migrations";
    private static final Duration EMBEDDED_ANSWERS = Duration.ofMinutes(1);
    private static final Duration EXTERNAL_ANSWERS = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** What migrations the database has, with their checksums, and whether some start is bringing others. */
    private record State(List<String> applied, boolean locked) {

        boolean hasMigrations() {
            return !applied.isEmpty();
        }
    }

    private final Environment environment;
    private final ObjectProvider<EmbeddedDatabase> embedded;

    SchemaMigrations(Environment environment, ObjectProvider<EmbeddedDatabase> embedded) {
        this.environment = environment;
        this.embedded = embedded;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Driver driver) {
            requireReachable(driver);
            migrate(driver);
        }
        return bean;
    }

    /** A machine that is busy with the start itself may need more than one of the driver's short attempts. */
    private void requireReachable(Driver driver) {
        Instant end = Instant.now().plus(embedded.getIfAvailable() == null ? EXTERNAL_ANSWERS : EMBEDDED_ANSWERS);
        Optional<Neo4jException> failure = failureToReach(driver);
        while (failure.isPresent() && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            failure = failureToReach(driver);
        }
        if (failure.isPresent()) {
            throw new CannotStart(
                    "The database at %s does not answer: %s.".formatted(address(), withoutFullStop(failure.get())),
                    "Start it, or set SPRING_NEO4J_URI to where it is; without that variable an embedded one is started.",
                    failure.get());
        }
    }

    private Optional<Neo4jException> failureToReach(Driver driver) {
        try {
            driver.verifyConnectivity();
            return Optional.empty();
        } catch (AuthenticationException refusal) {
            throw new CannotStart(
                    "The database at %s refuses the user name or the password.".formatted(address()),
                    "Set SPRING_NEO4J_AUTHENTICATION_USERNAME and SPRING_NEO4J_AUTHENTICATION_PASSWORD to those it knows.",
                    refusal);
        } catch (Neo4jException failure) {
            return Optional.of(failure);
        }
    }

    /** The library looks at the database for seconds, which a start that brings nothing new is spared. */
    private void migrate(Driver driver) {
        String database = environment.getProperty("spring.data.neo4j.database", "neo4j");
        Fingerprints fingerprints = new Fingerprints(driver, database);
        List<Resource> scripts = scripts();
        State before = state(driver, database);
        if (before.hasMigrations() && fingerprints.hold("migrations", text(scripts) + before.applied())) {
            return;
        }
        if (before.locked() && embedded.getIfAvailable() != null) {
            releaseLock(driver, database);
        }
        Migrations migrations = new Migrations(
                MigrationsConfig.builder()
                        .withDatabase(database)
                        .withLocationsToScan(LOCATION)
                        .withResourceScanner(locations -> scripts.stream().map(SchemaMigrations::url).toList())
                        .build(),
                driver);
        try {
            migrations.apply();
        } catch (MigrationsException failure) {
            throw explained(failure, migrations);
        }
        fingerprints.keep("migrations", text(scripts) + state(driver, database).applied());
    }

    private static CannotStart explained(MigrationsException failure, Migrations migrations) {
        return switch (outcome(migrations)) {
            case INCOMPLETE_MIGRATIONS -> new CannotStart(
                    "The database was brought up to date by a newer version of Cocrea.",
                    "Start that version or a later one, or use another database.",
                    failure);
            case DIFFERENT_CONTENT -> new CannotStart(
                    "The database was made by other migrations than this version of Cocrea holds.",
                    "Start the version that made it, or use another database.",
                    failure);
            default -> new CannotStart(
                    "The database could not be brought up to date: %s.".formatted(withoutFullStop(failure)),
                    "If another start is at it, try again when that is done; "
                            + "if one was killed, run MATCH (lock:__Neo4jMigrationsLock) DELETE lock.",
                    failure);
        };
    }

    private static Outcome outcome(Migrations migrations) {
        try {
            return migrations.validate().getOutcome();
        } catch (MigrationsException locked) {
            return Outcome.UNDEFINED;
        }
    }

    private static State state(Driver driver, String database) {
        Record found = driver.executableQuery("""
                RETURN
                  COLLECT {
                    MATCH (m:__Neo4jMigration)
                    RETURN m.version + ' ' + coalesce(m.checksum, '') AS migration
                    ORDER BY migration
                  } AS applied,
                  EXISTS { MATCH (:__Neo4jMigrationsLock) } AS locked
                """)
                .withConfig(QueryConfig.builder().withDatabase(database).build())
                .execute()
                .records()
                .getFirst();
        return new State(found.get("applied").asList(Value::asString), found.get("locked").asBoolean());
    }

    /** Nobody else can be using an embedded database, so that a lock found there is that of a start that was killed. */
    private static void releaseLock(Driver driver, String database) {
        try (var session = driver.session(SessionConfig.forDatabase(database))) {
            session.run("MATCH (lock:__Neo4jMigrationsLock) DELETE lock").consume();
        }
    }

    /** By Spring's own look-up: a scan of the whole class path would cost seconds of every start. */
    private static List<Resource> scripts() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(LOCATION + "/*.cypher"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL url(Resource script) {
        try {
            return script.getURL();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(List<Resource> scripts) {
        return scripts.stream().map(script -> {
            try {
                return script.getFilename() + "\n" + script.getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }).sorted().collect(Collectors.joining("\n"));
    }

    private String address() {
        return environment.getProperty("spring.neo4j.uri", "its loopback port");
    }

    private static String withoutFullStop(Exception failure) {
        return String.valueOf(failure.getMessage()).replaceFirst("\\.$", "");
    }
}
