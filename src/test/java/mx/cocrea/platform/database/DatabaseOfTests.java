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
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.neo4j.Neo4jContainer;

/**
 * Gives each application under test a database of its own.
 *
 * <p>It is embedded, or for tests marked so and with {@code -Ddatabase=container} for all the server of docker-compose.yml, in a
 * container that Testcontainers removes at the end. Which it is is said after the start has looked whether the demo's sign-in may be used
 * with it, so that the demo's people sign in to either.
 */
class DatabaseOfTests implements ContextCustomizerFactory {

    private static final String SERVER = "neo4j:2026.08.1";

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> test, List<ContextConfigurationAttributes> attributes) {
        if (!TestContextAnnotationUtils.hasAnnotation(test, SpringBootTest.class)) {
            return null;
        }
        boolean container = System.getProperty("database", "embedded").equals("container")
                || TestContextAnnotationUtils.hasAnnotation(test, Testcontainers.class);
        return container ? new Container() : new Embedded();
    }

    private record Embedded() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            use(context, Map.of("cocrea.data-dir", "target/data/" + UUID.randomUUID()));
        }
    }

    private record Container() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            Neo4jContainer server = new Neo4jContainer(SERVER).withRandomPassword();
            server.start();
            use(context, Map.of(
                    "spring.neo4j.uri", server.getBoltUrl(),
                    "spring.neo4j.authentication.username", "neo4j",
                    "spring.neo4j.authentication.password", server.getAdminPassword()));
        }
    }

    private static void use(ConfigurableApplicationContext context, Map<String, Object> properties) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("database of tests", properties));
    }
}
