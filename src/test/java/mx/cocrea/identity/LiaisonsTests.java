package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mx.cocrea.TakingPart;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TakingPart
class LiaisonsTests {

    private static final String CONGRESS = "congreso-del-estado-de-durango";

    @Autowired
    Client client;

    @Autowired
    Driver driver;

    private Client nora() {
        return client.as(Issuer.SHARED.token("nora", Role.LIAISON));
    }

    private Client administrator() {
        return client.as(Issuer.SHARED.token("oscar", Role.ADMINISTRATOR));
    }

    private static String id(Client somebody) {
        return somebody.data("{ me { citizen { id } } }").at("/me/citizen/id").asString();
    }

    private static String mutation(String name) {
        return """
                mutation($citizen: ID!, $institution: ID!) {
                  %s(input: {citizen: $citizen, institution: $institution}) {
                    citizen { id }
                    institution { name }
                    organisation { name }
                    userErrors { code field }
                  }
                }
                """.formatted(name);
    }

    private static JsonNode change(String name, Client by, String citizen, String institution) {
        return by.data(mutation(name), Map.of("citizen", citizen, "institution", institution)).path(name);
    }

    private List<String> institutions() {
        return Client.texts(nora().data("{ me { institutions { id } } }").at("/me/institutions"), "/id");
    }

    private List<Record> events() {
        return driver.executableQuery("""
                MATCH (by:Citizen)-[:DID]->(event:Event)-[:ABOUT]->(:Institution {id: $institution})
                MATCH (event)-[:CONCERNS]->(whom:Citizen)
                RETURN event.id AS id, event.kind AS kind, by.id AS by, whom.id AS whom
                ORDER BY id
                """).withParameters(Map.of("institution", CONGRESS)).execute().records();
    }

    @AfterEach
    void forget() {
        driver.executableQuery("MATCH (event:Event)-[:ABOUT]->(:Institution|Organisation) DETACH DELETE event").execute();
        driver.executableQuery("MATCH ()-[binding:ACTS_FOR]->() DELETE binding").execute();
    }

    @Test
    void actForTheInstitutionsThatAnAdministratorBindsThemTo() {
        JsonNode payload = change("liaisonBind", administrator(), id(nora()), CONGRESS);

        assertThat(payload.path("userErrors")).isEmpty();
        assertThat(payload.at("/institution/name").asString()).isEqualTo("Congreso del Estado de Durango");
        assertThat(institutions()).containsExactly(CONGRESS);

        change("liaisonUnbind", administrator(), id(nora()), CONGRESS);

        assertThat(institutions()).isEmpty();
    }

    @Test
    void actForOrganisationsToo() {
        JsonNode payload = change("liaisonBind", administrator(), id(nora()), "colecc");

        assertThat(payload.path("userErrors")).isEmpty();
        assertThat(payload.at("/organisation/name").asString()).isEqualTo("COLECC");
        assertThat(payload.path("institution").isNull()).isTrue();
        assertThat(institutions()).isEmpty();
        assertThat(nora().data("{ me { organisations { id } } }").toString())
                .isEqualTo("{\"me\":{\"organisations\":[{\"id\":\"colecc\"}]}}");
        assertThat(administrator()
                .data("{ liaisons(institution: \"colecc\") { nodes { institution { id } organisation { id } } } }")
                .toString())
                .isEqualTo("{\"liaisons\":{\"nodes\":[{\"institution\":null,\"organisation\":{\"id\":\"colecc\"}}]}}");

        change("liaisonUnbind", administrator(), id(nora()), "colecc");

        assertThat(nora().data("{ me { organisations { id } } }").at("/me/organisations")).isEmpty();
        assertThat(refusal(change("liaisonBind", administrator(), id(nora()), "secretariado-tecnico-local-durango-2")))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void areBoundOnceHoweverOftenItIsSaid() {
        change("liaisonBind", administrator(), id(nora()), CONGRESS);
        change("liaisonBind", administrator(), id(nora()), CONGRESS);

        assertThat(institutions()).containsExactly(CONGRESS);
        assertThat(events()).hasSize(1);
    }

    @Test
    void areRecordedWithWhoBoundThemAndWhen() {
        change("liaisonBind", administrator(), id(nora()), CONGRESS);
        change("liaisonUnbind", administrator(), id(nora()), CONGRESS);
        change("liaisonUnbind", administrator(), id(nora()), CONGRESS);

        assertThat(events()).extracting(event -> event.get("kind").asString())
                .containsExactly("LIAISON_BOUND", "LIAISON_UNBOUND");
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.get("by").asString()).isEqualTo(id(administrator()));
            assertThat(event.get("whom").asString()).isEqualTo(id(nora()));
        });
        assertThat(Client.texts(nora().data("{ me { accountExport } }").at("/me/accountExport/concernedBy"), "/kind"))
                .containsExactly("LIAISON_BOUND", "LIAISON_UNBOUND");
    }

    @Test
    void areNotNamedInWhatOthersReadOfIt() {
        change("liaisonBind", administrator(), id(nora()), CONGRESS);

        JsonNode event = client.data("""
                query($id: ID!) { node(id: $id) { ... on Event { kind at by { id } changes { field before after } } } }
                """, Map.of("id", events().getFirst().get("id").asString())).path("node");

        assertThat(event.path("kind").asString()).isEqualTo("LIAISON_BOUND");
        assertThat(event.at("/by/id").asString()).isEqualTo(id(administrator()));
        assertThat(event.path("changes")).isEmpty();
    }

    @Test
    void areListedForAdministratorsAlone() {
        change("liaisonBind", administrator(), id(nora()), CONGRESS);
        String question = """
                query($of: ID) { liaisons(institution: $of) { totalCount nodes { citizen { id } institution { id } } } }
                """;

        JsonNode all = administrator().data(question, Map.of()).path("liaisons");
        assertThat(all.path("totalCount").asInt()).isEqualTo(1);
        assertThat(all.at("/nodes/0/citizen/id").asString()).isEqualTo(id(nora()));
        assertThat(all.at("/nodes/0/institution/id").asString()).isEqualTo(CONGRESS);
        assertThat(administrator().data(question, Map.of("of", "dif-estatal")).at("/liaisons/nodes")).isEmpty();
        assertThat(nora().ask(question).code()).isEqualTo("FORBIDDEN");
        assertThat(client.ask(question).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void areSomebodyAndActForAnInstitution() {
        JsonNode payload = change("liaisonBind", administrator(), "nobody", "durango-2");

        assertThat(Client.texts(payload.path("userErrors"), "/code")).containsExactly("NOT_FOUND", "NOT_FOUND");
        assertThat(Client.texts(payload.path("userErrors"), "/field")).containsExactly("citizen", "institution");
        assertThat(payload.path("citizen").isNull()).isTrue();
        assertThat(events()).isEmpty();
    }

    @Test
    void endWithTheAccount() {
        Client pablo = client.as(Issuer.SHARED.token("pablo", Role.LIAISON));
        String id = id(pablo);
        change("liaisonBind", administrator(), id, CONGRESS);
        pablo.data("mutation { accountDelete(input: {confirm: true}) { userErrors { code } } }");

        assertThat(pablo.data("{ me { institutions { id } } }").at("/me/institutions")).isEmpty();
        assertThat(refusal(change("liaisonBind", administrator(), id, CONGRESS))).isEqualTo("NOT_FOUND");
    }

    private static String refusal(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void areBoundByNobodyButAnAdministrator(Role role) {
        Client other = client.as(Issuer.SHARED.token("quirino", role));

        assertThat(other.ask(mutation("liaisonBind"), Map.of("citizen", id(nora()), "institution", CONGRESS)).code())
                .isEqualTo("FORBIDDEN");
        assertThat(events()).isEmpty();
    }
}
