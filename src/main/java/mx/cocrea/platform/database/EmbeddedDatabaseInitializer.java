package mx.cocrea.platform.database;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.StringUtils;

/** Starts the embedded database while the application prepares everything else, unless another one is configured. */
final class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final String BEAN = "embeddedDatabase";

    @Override
    public void initialize(GenericApplicationContext context) {
        if (StringUtils.hasText(context.getEnvironment().getProperty("spring.neo4j.uri"))) {
            return;
        }
        EmbeddedDatabase database = new EmbeddedDatabase(
                Binder.get(context.getEnvironment()).bindOrCreate("cocrea", DatabaseSettings.class),
                Duration.ofMinutes(2));
        context.getDefaultListableBeanFactory().registerSingleton(BEAN, database);
        context.getDefaultListableBeanFactory().registerDisposableBean(BEAN, database::close);
    }
}
