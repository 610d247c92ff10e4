package mx.cocrea.platform.database;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import java.nio.file.Path;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which database serves, and its schema brought up to date before anything else uses it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseConfiguration.Settings.class)
class DatabaseConfiguration {

    /**
     * Where the embedded database lives and what it may use.
     *
     * @param dataDir folder of the embedded database
     * @param pageCache mebibytes of its page cache
     */
    @ConfigurationProperties("cocrea")
    record Settings(
            @DefaultValue("./data") Path dataDir,
            @DefaultValue("64") int pageCache) {}

    @Bean
    @ConditionalOnProperty(name = "spring.neo4j.uri", havingValue = "", matchIfMissing = true)
    EmbeddedDatabase embeddedDatabase(Settings settings) {
        return new EmbeddedDatabase(settings.dataDir(), settings.pageCache());
    }

    @Bean
    InitializingBean migrations(Driver driver) {
        return () -> new Migrations(
                MigrationsConfig.builder()
                        .withLocationsToScan("classpath:neo4j/migrations")
                        .build(),
                driver)
                .apply();
    }
}
