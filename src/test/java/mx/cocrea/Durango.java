package mx.cocrea;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mx.cocrea.platform.graphql.Client;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Runs against the application as a first start leaves it: served over HTTP, with Durango's plans and the demo's sign-in; all such tests share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "cocrea.data-dir=target/data/${random.uuid}")
@Import({Client.class, StatementCount.class})
public @interface Durango {
}
