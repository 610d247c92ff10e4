package mx.cocrea.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@HttpTest
class SchemaDocumentTests {

    @Autowired
    private Client client;

    @Test
    void publishesTheSchemaWithItsDescriptionsAndWithoutItsMapping() {
        Answer answer = client.send(client.request("/graphql/schema"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(answer.http().body())
                .contains("\"Something to read.\"", "type Book {", "newest: [Book!]!")
                .contains("oldEcho: String @deprecated(reason : \"Use echo.\")")
                .doesNotContain("@path", "cypher", "directive @");
    }

    @Test
    void sendsTheSchemaOnceToWhoeverKeepsIt() {
        String version = client.send(client.request("/graphql/schema")).header("ETag");

        Answer again = client.send(client.request("/graphql/schema").header("If-None-Match", version));

        assertThat(version).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.http().body()).isEmpty();
    }

    @Test
    void introspectsNoDirectiveOfOurs() {
        JsonNode directives = client.ask("{ __schema { directives { name } } }").body().at("/data/__schema/directives");

        assertThat(directives.findValuesAsString("name"))
                .contains("skip", "include", "deprecated")
                .doesNotContain("path");
    }
}
