package mx.cocrea.identity;

import mx.cocrea.platform.start.CannotStart;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/** Lets nobody serve in earnest where everybody can sign in as anybody; before anything else starts. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DemoCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!(context instanceof WebApplicationContext) || IdentityProvider.isConfigured(environment)) {
            return;
        }
        if (StringUtils.hasText(environment.getProperty("spring.neo4j.uri"))) {
            throw refusal("with a database of its own (SPRING_NEO4J_URI)");
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw refusal("with the profile production");
        }
    }

    private static CannotStart refusal(String where) {
        return new CannotStart(
                "The demo's sign-in, where everybody knows every password, is not for use %s.".formatted(where),
                "Set COCREA_ISSUER_URI to the address of an OpenID Connect provider.");
    }
}
