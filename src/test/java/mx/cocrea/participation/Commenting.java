package mx.cocrea.participation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mx.cocrea.Durango;
import mx.cocrea.Statements;
import mx.cocrea.identity.Issuer;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Runs against the application with Durango's plans and an identity provider, by which anybody signs in; all such tests share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Durango
@ContextConfiguration(initializers = Issuer.Trusted.class)
@Import({Citizens.class, Statements.class})
@TestPropertySource(properties = "cocrea.cache.enabled=false")
@interface Commenting {
}
