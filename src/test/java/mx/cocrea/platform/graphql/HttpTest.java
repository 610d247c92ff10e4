package mx.cocrea.platform.graphql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Runs against the application as it is served, with the library's schema in place of its own; tests without properties of their own share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {Library.LOCATION,
        "cocrea.data-dir=target/http-test", "cocrea.bundled-package="})
@Import({Library.class, Library.FaultyPage.class, Client.class})
public @interface HttpTest {
}
