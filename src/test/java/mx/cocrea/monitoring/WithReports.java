package mx.cocrea.monitoring;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.MovableClock;
import mx.cocrea.TakingPart;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runs where people report on Durango's activities and time stands still, in the application of those who propose; no report outlives its test. */
@TakingPart
abstract class WithReports {

    /** From 2018-11-30 to 2019-03-31; the DIF answers for it by one of its people, the Congress does not. */
    static final String MAP = "durango-2-c2-1";

    /** From 2018-11-30 to 2019-03-31; the DIF answers for its commitment. */
    static final String INDICES = "durango-2-c2-2";

    static final String RUTA_AZUL = "durango-2-c2";
    static final String PLAN = "durango-2";
    static final String DIF = "dif-estatal";
    static final String CONGRESS = "congreso-del-estado-de-durango";

    /** An organisation one of whose members answers for the map, and another of which that member is too. */
    static final String COLECC = "colecc";
    static final String SOCIETY = "sociedad-civil";

    static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

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

    @AfterEach
    void forget() {
        write("""
                MATCH (report:ProgressReport|Withheld)
                WHERE report.observedOn IS NOT NULL
                OPTIONAL MATCH (report)<-[:ABOUT]-(event)
                OPTIONAL MATCH (report)<-[:EVIDENCE_OF]-(piece)
                OPTIONAL MATCH (report)<-[:TURNS_ON]-(case)
                DETACH DELETE report, event, piece, case
                """, Map.of());
    }

    /** Somebody of this name with these roles. */
    Witness called(String name, Role... roles) {
        return new Witness(client.as(Issuer.SHARED.token(name, roles)));
    }

    /** Somebody of this name who acts for these institutions or organisations. */
    Witness liaison(String name, String... institutions) {
        Witness liaison = called(name, Role.LIAISON);
        write("""
                MATCH (citizen:Citizen {id: $citizen}), (institution:Institution|Organisation)
                WHERE institution.id IN $institutions
                MERGE (citizen)-[:ACTS_FOR]->(institution)
                """, Map.of("citizen", citizen(liaison), "institutions", List.of(institutions)));
        return liaison;
    }

    static String citizen(Witness somebody) {
        return somebody.client().data("{ me { citizen { id } } }").at("/me/citizen/id").asString();
    }

    void write(String cypher, Map<String, Object> parameters) {
        driver.executableQuery(cypher).withParameters(parameters).execute();
    }

    /** How an activity stands at a date, by what was known at an instant, null for now. */
    JsonNode standing(String activity, String asOf, @Nullable String knownAt) {
        Map<String, Object> variables = new HashMap<>(Map.of("id", activity, "asOf", asOf));
        if (knownAt != null) {
            variables.put("knownAt", knownAt);
        }
        return client.data("""
                query($id: ID!, $asOf: Date!, $knownAt: DateTime) {
                  activity(id: $id) {
                    status(asOf: $asOf, knownAt: $knownAt) statusReason(asOf: $asOf, knownAt: $knownAt)
                    disagreement(asOf: $asOf, knownAt: $knownAt) decidedBy(asOf: $asOf, knownAt: $knownAt) { id }
                    standing(asOf: $asOf, knownAt: $knownAt) { institution observers evidence agree }
                    commitment { status(asOf: $asOf, knownAt: $knownAt) }
                  }
                }
                """, variables).path("activity");
    }

    String status(String activity, String asOf, @Nullable String knownAt) {
        return standing(activity, asOf, knownAt).path("status").asString();
    }
}
