package mx.cocrea.platform.database;

import java.time.Duration;
import java.util.regex.Pattern;
import mx.cocrea.platform.start.CannotStart;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.StringUtils;

/** Starts the embedded database while the application prepares everything else, unless another one is configured. */
final class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String BEAN = "embeddedDatabase";
    private static final Pattern ADDRESS = Pattern.compile("(bolt|neo4j)(\\+s|\\+ssc)?://[^/].*");

    @Override
    public void initialize(GenericApplicationContext context) {
        String external = context.getEnvironment().getProperty("spring.neo4j.uri");
        if (StringUtils.hasText(external)) {
            requireAddress(external);
        } else {
            start(context);
        }
    }

    private static void requireAddress(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new CannotStart(
                    "SPRING_NEO4J_URI is not the address of a database: %s.".formatted(address),
                    "Write it as bolt://host:7687, or neo4j://host:7687 for a cluster; with +s behind the scheme it is encrypted.");
        }
    }

    private static void start(GenericApplicationContext context) {
        DatabaseSettings settings = Binder.get(context.getEnvironment()).bindOrCreate("cocrea", DatabaseSettings.class);
        EmbeddedDatabase database = new EmbeddedDatabase(settings, Duration.ofMinutes(2));
        context.getDefaultListableBeanFactory().registerSingleton(BEAN, database);
        context.getDefaultListableBeanFactory().registerDisposableBean(BEAN, database::close);
    }
}
