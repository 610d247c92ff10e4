package mx.cocrea.platform.reading;

import graphql.scalars.ExtendedScalars;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.composer.BoltReader;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.composer.GraphReader;
import org.jspecify.annotations.Nullable;
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

    /** How long the planning of one statement may take, and a request wait for it. */
    private static final Duration LONGEST_PLANNING = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How many times as long the first read with a plan may take. */
    private static final int FIRST = 3;

    /** The clock by which "today" is told, in the time zone of the state that is served. */
    @Bean
    Clock clock(@Value("${cocrea.time-zone:America/Monterrey}") ZoneId zone) {
        return Clock.system(zone);
    }

    /** Plans statements with more patience than requests have. */
    @Bean
    BoltReader planner(@Lazy Driver driver, @Value("${spring.data.neo4j.database:neo4j}") String database) {
        return new BoltReader(driver, database, limit(LONGEST_PLANNING));
    }

    @Bean
    @Primary
    GraphReader graphReader(
            @Lazy Driver driver,
            @Value("${spring.data.neo4j.database:neo4j}") String database,
            @Value("${cocrea.read-timeout:4s}") Duration timeout,
            BoltReader planner) {
        return new PlanningReader(
                prompt(driver, database, timeout),
                prompt(driver, database, timeout.multipliedBy(FIRST)),
                (String statement, Map<String, @Nullable Object> parameters) -> Alarm.within(
                        LONGEST_PLANNING.plus(Alarm.GRACE), () -> planner.plan(statement, parameters)),
                () -> planner.read("RETURN 1", Map.of()),
                timeout,
                PATIENCE);
    }

    /** Ends within a limit, and a little more where the database does not do so by itself because it is away. */
    private static GraphReader prompt(Driver driver, String database, Duration limit) {
        GraphReader reader = new BoltReader(driver, database, limit(limit));
        return (String statement, Map<String, @Nullable Object> parameters) -> Alarm.within(
                limit.plus(Alarm.GRACE), () -> reader.read(statement, parameters));
    }

    private static TransactionConfig limit(Duration time) {
        return TransactionConfig.builder().withTimeout(time).build();
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
