package mx.cocrea.participation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import mx.cocrea.MovableClock;
import mx.cocrea.TakingPart;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.BeforeEach;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runs where citizens propose for Durango's plans and time stands still; all such tests share one application. */
@TakingPart
abstract class WithProposals {

    /** A commitment; the DIF answers for it by one of its people, the Congress does not. */
    static final String RUTA_AZUL = "durango-2-c2";
    static final String DIF = "dif-estatal";
    static final String CONGRESS = "congreso-del-estado-de-durango";

    static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

    /** The twentieth working day after that Friday. */
    static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 14);

    @Autowired
    Client client;

    @Autowired
    MovableClock clock;

    @Autowired
    Driver driver;

    @BeforeEach
    void begin() {
        clock.moveTo(FRIDAY);
    }

    /** Somebody of this name with these roles. */
    Somebody called(String name, Role... roles) {
        return new Somebody(client.as(Issuer.SHARED.token(name, roles)));
    }

    /** Somebody of this name who acts for these institutions or organisations. */
    Somebody liaison(String name, String... institutions) {
        Somebody liaison = called(name, Role.LIAISON);
        bind(liaison, institutions);
        return liaison;
    }

    void bind(Somebody somebody, String... institutions) {
        write("""
                MATCH (citizen:Citizen {id: $citizen}), (institution:Institution|Organisation)
                WHERE institution.id IN $institutions
                MERGE (citizen)-[:ACTS_FOR]->(institution)
                """, Map.of("citizen", citizen(somebody), "institutions", List.of(institutions)));
    }

    static String citizen(Somebody somebody) {
        return somebody.client().data("{ me { citizen { id } } }").at("/me/citizen/id").asString();
    }

    void write(String cypher, Map<String, Object> parameters) {
        driver.executableQuery(cypher).withParameters(parameters).execute();
    }

    /** What happened to a proposal or an answer, the first first. */
    List<JsonNode> history(JsonNode thing) {
        return client.data("""
                query($id: ID!) {
                  node(id: $id) {
                    ... on Proposal { history(first: 100) { ...events } }
                    ... on OfficialAnswer { history(first: 100) { ...events } }
                  }
                }
                fragment events on EventConnection { nodes { kind at by { id } changes { field before after } } }
                """, Map.of("id", Somebody.id(thing))).at("/node/history/nodes").valueStream().toList().reversed();
    }

    List<String> kinds(JsonNode thing) {
        return history(thing).stream().map(event -> event.path("kind").asString()).toList();
    }
}
