package mx.cocrea.notifications;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import mx.cocrea.MovableClock;
import mx.cocrea.TakingPart;
import mx.cocrea.identity.Issuer;
import mx.cocrea.participation.OverdueProposals;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.BeforeEach;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** Runs where people follow Durango's plans, time stands still and a test alone says when what happened is told. */
@TakingPart
@ContextConfiguration(initializers = {Issuer.Trusted.class, Post.class})
abstract class WithNotices {

    static final String RUTA_AZUL = "durango-2-c2";
    static final String DIF = "dif-estatal";
    static final LocalDate FRIDAY = LocalDate.of(2026, 11, 13);

    @Autowired
    Client client;

    @Autowired
    MovableClock clock;

    @Autowired
    Driver driver;

    @Autowired
    OverdueProposals overdue;

    @Autowired
    Announcer announcer;

    @Autowired
    OldNotices old;

    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @BeforeEach
    void begin() {
        clock.moveTo(FRIDAY);
        announcer.tell();
    }

    Follower called(String name) {
        return new Follower(client, name, List.of("liaison"));
    }

    Follower moderator(String name) {
        return new Follower(client, name, List.of("moderator"));
    }

    /** Somebody who acts for the DIF. */
    Follower liaison(String name) {
        Follower liaison = called(name);
        values("""
                MATCH (citizen:Citizen {id: $citizen}), (institution:Institution {id: $institution})
                MERGE (citizen)-[:ACTS_FOR]->(institution)
                RETURN 1 AS found
                """, Map.of("citizen", liaison.citizen(), "institution", DIF));
        return liaison;
    }

    /** What the graph holds, by a statement that returns {@code found}. */
    List<Object> values(String statement, Map<String, Object> parameters) {
        return driver.executableQuery(statement)
                .withParameters(parameters)
                .execute()
                .records()
                .stream()
                .map(WithNotices::found)
                .toList();
    }

    private static Object found(Record row) {
        return row.get("found").asObject();
    }
}
