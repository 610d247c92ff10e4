package mx.cocrea.indicators;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.MovableClock;
import mx.cocrea.TakingPart;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Runs where liaisons measure Durango's indicators and time stands still, in the application in which citizens propose. */
@TakingPart
abstract class WithMeasurements {

    /** Of the Ruta Azul, for whose activities the DIF answers by one of its people; the Congress does not. */
    static final String RUTA_AZUL = "durango-2-c2-i1";
    static final String DIF = "dif-estatal";
    static final String CONGRESS = "congreso-del-estado-de-durango";

    static final LocalDate TODAY = LocalDate.of(2026, 11, 13);

    private static final String MEASUREMENT = """
            {
              id observedOn numerator denominator value light noLight isCurrent note recordedAt link { url title }
              author { id } institution { id } corrects { id } correctedBy { id } indicator { id }
            }
            """;

    @Autowired
    Client client;

    @Autowired
    MovableClock clock;

    @Autowired
    Driver driver;

    @BeforeEach
    void begin() {
        clock.moveTo(TODAY);
        write("MATCH (measurement:Measurement)-[:OF]->(:Indicator {package: 'durango'}) DETACH DELETE measurement", Map.of());
    }

    /** Somebody of this name with these roles. */
    Client called(String name, Role... roles) {
        return client.as(Issuer.SHARED.token(name, roles));
    }

    /** Somebody of this name who acts for these institutions or organisations. */
    Client liaison(String name, String... institutions) {
        Client liaison = called(name, Role.LIAISON);
        write("""
                MATCH (citizen:Citizen {id: $citizen}), (institution:Institution|Organisation)
                WHERE institution.id IN $institutions
                MERGE (citizen)-[:ACTS_FOR]->(institution)
                """, Map.of("citizen", citizen(liaison), "institutions", List.of(institutions)));
        return liaison;
    }

    static String citizen(Client somebody) {
        return somebody.data("{ me { citizen { id } } }").at("/me/citizen/id").asString();
    }

    void write(String cypher, Map<String, Object> parameters) {
        driver.executableQuery(cypher).withParameters(parameters).execute();
    }

    static Map<String, Object> measurement(String observedOn, double numerator, double denominator) {
        return Map.of("indicator", RUTA_AZUL, "observedOn", observedOn, "numerator", numerator, "denominator", denominator,
                "link",
                Map.of("url", "https://example.org/informe", "title", "Informe del DIF"));
    }

    static Map<String, Object> with(Map<String, Object> input, Map<String, ?> further) {
        Map<String, Object> all = new HashMap<>(input);
        all.putAll(further);
        return all;
    }

    static Answer tries(Client somebody, Map<String, ?> input) {
        return somebody.ask("""
                mutation($input: MeasurementAddInput!) {
                  done: measurementAdd(input: $input) { measurement %s userErrors { code field message } }
                }
                """.formatted(MEASUREMENT), Map.of("input", input));
    }

    /** The measurement that is recorded. */
    static JsonNode records(Client somebody, Map<String, ?> input) {
        JsonNode answer = tries(somebody, input).body();
        JsonNode measurement = answer.at("/data/done/measurement");
        if (!measurement.isObject()) {
            throw new AssertionError(answer.toString());
        }
        return measurement;
    }

    /** The code and field by which a measurement is refused. */
    static String refusal(Client somebody, Map<String, ?> input) {
        JsonNode error = tries(somebody, input).body().at("/data/done/userErrors/0");
        return error.path("code").asString("") + " " + error.path("field").asString("");
    }

    static String id(JsonNode measurement) {
        return measurement.path("id").asString();
    }
}
