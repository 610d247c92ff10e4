package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import mx.cocrea.TakingPart;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/** What holds for every mutation of the schema, whatever module brings it. */
@TakingPart
class MutationTests {

    @Autowired
    Client client;

    @Autowired
    GraphQlSource source;

    /** For whoever has a message by e-mail that tells its token. */
    private static final Set<String> OPEN = Set.of("emailStop");

    private Map<String, String> mutations() {
        Map<String, String> mutations = Mutations.of(source.schema());
        assertThat(mutations.keySet()).containsAll(OPEN);
        mutations.keySet().removeAll(OPEN);
        return mutations;
    }

    @Test
    void isForThoseWhoSignIn() {
        assertThat(mutations()).isNotEmpty()
                .allSatisfy((name, document) -> assertThat(client.ask(document).code()).isEqualTo("UNAUTHENTICATED"));
    }

    @Test
    void needsAScope() {
        Client withoutScopes = client.as(Issuer.SHARED.token("rosa", Set.of(), Role.values()));

        assertThat(mutations())
                .allSatisfy((name, document) -> assertThat(withoutScopes.ask(document).code()).isEqualTo("FORBIDDEN"));
    }

    @Test
    void takesNothingThatItDoesNotDeclare() {
        Client anybody = client.as(Issuer.SHARED.token("rosa", Role.values()));

        assertThat(Mutations.of(source.schema())).allSatisfy((name, document) -> {
            Answer answer = anybody.ask(document.replace("(input: {", "(input: {roles: [ADMINISTRATOR], "));
            assertThat(answer.code()).as(document).isEqualTo("GRAPHQL_VALIDATION_FAILED");
            assertThat(answer.message()).contains("'roles'");
        });
    }
}
