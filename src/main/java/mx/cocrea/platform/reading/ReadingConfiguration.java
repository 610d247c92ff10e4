package mx.cocrea.platform.reading;

import graphql.scalars.ExtendedScalars;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.composer.GraphReader;
import org.neo4j.driver.Driver;
import org.neo4j.driver.TransactionConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.Resource;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Puts the composer behind the schema. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The clock by which "today" is told, in the time zone of the state that is served. */
    @Bean
    Clock clock(@Value("${cocrea.time-zone:America/Monterrey}") ZoneId zone) {
        return Clock.system(zone);
    }

    /** Plans statements with more patience than requests have. */
    @Bean
    BoltReader planner(@Lazy Driver driver, @Value("${spring.data.neo4j.database:neo4j}") String database) {
        return new BoltReader(driver, database, within(PATIENCE));
    }

    @Bean
    @Primary
    GraphReader graphReader(
            @Lazy Driver driver,
            @Value("${spring.data.neo4j.database:neo4j}") String database,
            @Value("${cocrea.read-timeout:4s}") Duration timeout,
            BoltReader planner) {
        GraphReader reader = new BoltReader(driver, database, within(timeout));
        return new PlanningReader(new PromptReader(reader, timeout.plusMillis(400)), planner::explain);
    }

    private static TransactionConfig within(Duration timeout) {
        return TransactionConfig.builder().withTimeout(timeout).build();
    }

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(ExtendedScalars.Date).scalar(ExtendedScalars.DateTime).scalar(ExtendedScalars.Json);
    }

    @Bean
    GraphQlSourceBuilderCustomizer composedReads(
            ComposedSchema schema,
            ObjectProvider<DataFetcherExceptionResolver> resolvers,
            @Value("${spring.graphql.schema.locations:classpath:graphql/}*.graphqls") Resource[] files) {
        return source -> source.schemaFactory((types, wiring) -> schema.make(List.of(files), wiring))
                .configureGraphQl(engine -> Composer.configure(
                        engine,
                        DataFetcherExceptionResolver.createExceptionHandler(
                                resolvers.orderedStream().toList())));
    }
}
