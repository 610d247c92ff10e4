package mx.cocrea.platform.database;

import java.time.Duration;
import mx.cocrea.platform.start.StoredData;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Logging;
import org.neo4j.driver.NotificationSeverity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** How the database is reached, kept up to date and watched, whichever it is. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    static SchemaMigrations schemaMigrations(Environment environment, ObjectProvider<EmbeddedDatabase> embedded) {
        return new SchemaMigrations(environment, embedded);
    }

    @Bean
    Fingerprints fingerprints(@Lazy Driver driver, @Value("${spring.data.neo4j.database:neo4j}") String database) {
        return new Fingerprints(driver, database);
    }

    @Bean
    StoredData storedData(Environment environment, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase ours = embedded.getIfAvailable();
        return new StoredData(ours == null ? environment.getRequiredProperty("spring.neo4j.uri") : ours.folder().toString());
    }

    /** What the driver logs by otherwise makes the text of every message to the database, whether it is logged or not. */
    @Bean
    @SuppressWarnings("deprecation")
    ConfigBuilderCustomizer quietDriver() {
        return driver -> driver.withTelemetryDisabled(true)
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .withLogging(Logging.slf4j());
    }

    /** In place of the framework's own, which waits as long as the driver does. */
    @Bean
    DatabaseHealth neo4jHealthIndicator(@Lazy Driver driver) {
        return new DatabaseHealth(driver, Duration.ofSeconds(2));
    }
}
