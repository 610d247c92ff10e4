package mx.cocrea.platform.database;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.testcontainers.neo4j.Neo4jContainer;

/**
 * Gives each application under test a database of its own.
 *
 * <p>It is embedded; with {@code -Ddatabase=container} it is the Neo4j of docker-compose.yml, for which Docker has to be there.
 */
class DatabaseOfTests implements ContextCustomizerFactory {

    static final String IMAGE = "neo4j:2026.08.1";

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        if (!TestContextAnnotationUtils.hasAnnotation(test, SpringBootTest.class)) {
            return null;
        }
        return System.getProperty("database", "embedded").equals("container") ? new InContainer() : new Embedded();
    }

    private record Embedded() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            set(context, Map.of("cocrea.data-dir", "target/data/" + UUID.randomUUID()));
        }
    }

    private record InContainer() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            Neo4jContainer container = new Neo4jContainer(IMAGE).withRandomPassword();
            container.start();
            context.getBeanFactory().registerSingleton("neo4jContainer", container);
            set(context, address(container));
        }
    }

    /** What points the application at the container. */
    static Map<String, Object> address(Neo4jContainer container) {
        return Map.of(
                "spring.neo4j.uri", container.getBoltUrl(),
                "spring.neo4j.authentication.username", "neo4j",
                "spring.neo4j.authentication.password", container.getAdminPassword());
    }

    private static void set(ConfigurableApplicationContext context, Map<String, Object> properties) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("database of tests", properties));
    }
}
