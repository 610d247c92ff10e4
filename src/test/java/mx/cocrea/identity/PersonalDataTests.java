package mx.cocrea.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.cocrea.TakingPart;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.graphql.execution.GraphQlSource;

/** What an identity provider says of people beside what they are, which goes nowhere. */
@TakingPart
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTests {

    private static final String MARK = "sello4711";

    @Autowired
    Client client;

    @Autowired
    GraphQlSource source;

    @Autowired
    Driver driver;

    private static String token(Instant expires) {
        return Issuer.SHARED.token(claims -> claims.subject(MARK)
                .claim("email", MARK + "@example.org")
                .claim("email_verified", true)
                .claim("preferred_username", MARK)
                .claim("name", MARK)
                .claim("scope", "read participate report moderate")
                .claim(Viewers.ROLES, Arrays.stream(Role.values()).map(Role::name).toList())
                .expirationTime(Date.from(expires)));
    }

    @Test
    void isInNoAnswerNoLineOfTheLogAndNotInTheGraph(CapturedOutput output) {
        Client marked = client.as(token(Instant.now().plusSeconds(300)));
        Client past = client.as(token(Instant.now().minusSeconds(300)));
        List<String> questions = Stream.concat(
                Mutations.of(source.schema()).values().stream(),
                Stream.of("{ me { accountExport roles institutions { id } citizen { id displayName createdAt } } }",
                        "{ plans { id } }", "{ no }"))
                .toList();

        assertThat(Stream.of(marked, past)
                .flatMap(somebody -> questions.stream().map(somebody::ask))
                .map(answer -> answer.http().body()))
                .isNotEmpty()
                .noneMatch(body -> body.contains(MARK));
        assertThat(output.getAll()).doesNotContain(MARK);
        assertThat(driver.executableQuery("""
                MATCH (thing)
                WHERE any(key IN keys(thing) WHERE toStringOrNull(thing[key]) CONTAINS $mark)
                RETURN labels(thing)
                """).withParameters(Map.of("mark", MARK)).execute().records()).isEmpty();
    }
}
