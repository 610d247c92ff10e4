package mx.cocrea;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mx.cocrea.identity.Issuer;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * Runs where people whom an identity provider of the tests' own knows take part in Durango's plans, at a time that tests set, and no answer
 * is kept; all such tests share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Durango
@ContextConfiguration(initializers = Issuer.Trusted.class)
@Import(MovableClock.class)
@TestPropertySource(properties = "cocrea.cache.enabled=false")
public @interface TakingPart {
}
