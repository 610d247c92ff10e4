package mx.cocrea.participation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mx.cocrea.Statements;
import mx.cocrea.identity.Issuer;
import mx.cocrea.platform.graphql.Client;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Runs against the application with Durango's plans and an identity provider, by which anybody signs in; all such tests share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"cocrea.data-dir=target/data/${random.uuid}",
        "cocrea.cache.enabled=false"})
@ContextConfiguration(initializers = Issuer.Trusted.class)
@Import({Client.class, Citizens.class, Statements.class})
@interface Commenting {
}
