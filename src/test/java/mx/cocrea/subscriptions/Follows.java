package mx.cocrea.subscriptions;

import java.util.Map;
import mx.cocrea.Durango;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.limits.SteppedClock;
import org.junit.jupiter.api.BeforeEach;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Runs where citizens write on Durango's plans and others follow it; all such tests share one application. */
@Durango
@ContextConfiguration(initializers = Issuer.Trusted.class)
@Import(SteppedClock.class)
@TestPropertySource(properties = {
        "cocrea.subscriptions.interval=50ms", "cocrea.subscriptions.per-connection=3",
        "cocrea.subscriptions.connections=40", "cocrea.subscriptions.init-timeout=2s", "cocrea.subscriptions.queue=500",
        "cocrea.cors.origins=https://one.example", "cocrea.limits.body=20KB"})
abstract class Follows {

    static final String SUBJECT = "durango-2-c2";

    @Autowired
    Client client;

    @Autowired
    Driver driver;

    @Autowired
    SteppedClock clock;

    @BeforeEach
    void begin() {
        clock.reset();
    }

    Client as(String name, Role... roles) {
        return client.as(Issuer.SHARED.token(name, roles));
    }

    /** A comment that somebody writes. */
    static JsonNode comments(Client somebody, String on, String body) {
        return somebody.data("""
                mutation($input: CommentAddInput!) { commentAdd(input: $input) { comment { id version } userErrors { code } } }
                """, Map.of("input", Map.of("on", on, "body", body))).at("/commentAdd/comment");
    }

    /** A draft that somebody writes. */
    static JsonNode drafts(Client somebody, String title) {
        return somebody.data("""
                mutation($input: ProposalAddInput!) { proposalAdd(input: $input) { proposal { id version } userErrors { code } } }
                """, Map.of("input", Map.of(
                "title", title, "problem", "Nadie sabe a qué hora pasa.", "solution", "Un horario.", "addresses", SUBJECT)))
                .at("/proposalAdd/proposal");
    }

    static JsonNode submits(Client somebody, JsonNode proposal) {
        return somebody.data(
                """
                        mutation($input: ProposalMoveInput!) {
                          proposalSubmit(input: $input) { proposal { id version } userErrors { code } }
                        }
                        """,
                Map.of("input", Map.of("proposal", proposal.path("id").asString(), "version", proposal.path("version").asInt())))
                .at("/proposalSubmit/proposal");
    }
}
