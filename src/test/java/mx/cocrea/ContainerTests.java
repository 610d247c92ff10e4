package mx.cocrea;

import static org.assertj.core.api.Assertions.assertThat;

import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * A first start against the database server of docker-compose.yml, where there is Docker.
 *
 * <p>The whole suite runs so with {@code mvn verify -Ddatabase=container}.
 */
@Testcontainers(disabledWithoutDocker = true)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(Client.class)
class ContainerTests {

    @Autowired
    private Client client;

    @Test
    void migratesImportsAndAnswers() {
        assertThat(client.ask("{ plans { number } }").body().at("/data/plans")).hasSize(3);
    }
}
