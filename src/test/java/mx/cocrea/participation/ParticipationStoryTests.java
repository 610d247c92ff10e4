package mx.cocrea.participation;

import static mx.cocrea.participation.Somebody.id;
import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.notifications.Post;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Ana proposes, Beto supports, Lidia answers late for the DIF and Ana is told by e-mail; what Beto says of it is hidden by Mario, and Marta
 * gives it back.
 */
@ContextConfiguration(initializers = Post.class)
@TestPropertySource(properties = "cocrea.notifications.every=500ms")
class ParticipationStoryTests extends WithProposals {

    private static final String TITLE = "Rampas en cada parada de la Ruta Azul";
    private static final String SAID = "Quien tardó tanto en contestar es un holgazán";

    @Test
    void aProposalIsAnsweredLateAndAHiddenCommentComesBack() throws Exception {
        Somebody ana = reachedAt("ana@example.org");
        JsonNode proposal = ana.proposes(TITLE, RUTA_AZUL);
        assertThat(proposal.path("dueOn").asString()).isEqualTo(LAST_DAY.toString());
        assertThat(called("beto").supports(proposal).path("supportCount").asInt()).isEqualTo(1);

        clock.moveTo(LAST_DAY);
        assertThat(clockOf(proposal)).isEqualTo("RUNNING");
        assertThat(overdueAtTheDif()).isEmpty();

        clock.moveTo(LAST_DAY.plusDays(1));
        assertThat(clockOf(proposal)).isEqualTo("OVERDUE");
        assertThat(overdueAtTheDif()).containsExactly(id(proposal));
        assertThat(mailTo("ana@example.org", 1)).contains("Venció el plazo", TITLE);

        clock.moveTo(LAST_DAY.plusDays(3));
        JsonNode answer = liaison("lidia", DIF).answers(proposal, "ACCEPTS");
        assertThat(clockOf(proposal)).isEqualTo("ANSWERED_LATE");
        assertThat(overdueAtTheDif()).isEmpty();
        String mail = mailTo("ana@example.org", 2);
        assertThat(mail).contains("Una institución contestó", TITLE);
        assertThat(pageOf(mail)).contains(TITLE, "Respondida tarde", "Hay presupuesto.");
        assertThat(ana.rates(answer, 1, true).body().at("/data/done/officialAnswer/answersTheQuestion").asBoolean()).isTrue();
        assertThat(kinds(proposal)).containsExactly("SUBMITTED", "SUPPORTED", "OVERDUE", "ANSWERED");

        Voice beto = voice("beto");
        Voice mario = voice("mario", Role.MODERATOR);
        Voice marta = voice("marta", Role.MODERATOR);
        Voice reader = new Voice(client);
        JsonNode comment = reader.sees(beto.says(id(proposal), SAID));
        assertThat(Voice.refusal(new Voice(ana.client()).reports(comment, "HARASSMENT"))).isEmpty();
        assertThat(mario.waiting(comment).at("/comment/body").asString()).isEqualTo(SAID);
        mario.decided(comment, "HIDE");
        assertThat(reader.sees(comment).path("body").isNull()).isTrue();
        assertThat(reader.sees(comment).path("author").isNull()).isTrue();
        assertThat(reader.sees(comment).at("/removal/rule").asString()).isEqualTo("HARASSMENT");
        assertThat(logged().path("rule").asString()).isEqualTo("HARASSMENT");
        assertThat(logged().path("reason").asString()).isEqualTo("Ataca a quien responde.");

        JsonNode told = beto.client().data("{ me { decisions { nodes { id subject } } } }").at("/me/decisions/nodes/0");
        assertThat(told.path("subject").asString()).isEqualTo(id(comment));
        Voice.decision(beto.appeals(told, "Hablo del plazo, no de una persona"));
        assertThat(mario.ends(told, "OVERTURNED").code()).isEqualTo("FORBIDDEN");
        Voice.decision(marta.ends(told, "OVERTURNED"));

        JsonNode back = reader.sees(comment);
        for (String whole : List.of("body", "bodyHtml", "alignment", "author")) {
            assertThat(back.path(whole)).as(whole).isEqualTo(comment.path(whole));
        }
        assertThat(back.path("removal").isNull()).isTrue();
        assertThat(texts(back.at("/history/nodes"), "/kind")).containsExactly("RESTORED", "HIDDEN", "ADDED");
        assertThat(logged().path("appealOutcome").asString()).isEqualTo("OVERTURNED");
        assertThat(logged().toString()).doesNotContain(SAID, "Hablo del plazo", id(comment), id(proposal))
                .doesNotContain(names(List.of(ana.client(), beto.client(), mario.client(), marta.client())));
    }

    /** Somebody whose address the identity provider knows, and who is told by e-mail as soon as something happens. */
    private Somebody reachedAt(String address) {
        Somebody somebody = new Somebody(client.as(Issuer.SHARED.token(claims -> claims.subject(address)
                .claim("email", address)
                .claim("email_verified", true)
                .claim("scope", "read participate report"))));
        assertThat(somebody.client()
                .data("mutation { notificationsUpdate(input: {email: AT_ONCE}) { userErrors { code } } }")
                .at("/notificationsUpdate/userErrors")).isEmpty();
        return somebody;
    }

    private Voice voice(String name, Role... roles) {
        return new Voice(called(name, roles).client());
    }

    private String clockOf(JsonNode proposal) {
        return new Somebody(client).sees(proposal).path("clock").asString();
    }

    private List<String> overdueAtTheDif() {
        return texts(client.data("""
                query($id: ID!) { actor(id: $id) { ... on Institution { answering { overdue(first: 10) { nodes { id } } } } } }
                """, Map.of("id", DIF)).at("/actor/answering/overdue/nodes"), "/id");
    }

    /** The text of the last of so many messages, as soon as it is there. */
    private static String mailTo(String address, int messages) throws Exception {
        List<MimeMessage> received = await().atMost(Duration.ofSeconds(30))
                .until(() -> Post.received(address), found -> found.size() == messages);
        return Post.part(received.getLast(), "text/plain");
    }

    /** The page to which the first address in a message leads. */
    private String pageOf(String mail) {
        String address = mail.lines().map(String::strip).filter(line -> line.startsWith(Post.SITE)).findFirst().orElseThrow();
        Answer page = client.send(client.request(address.substring(Post.SITE.length())).header("Accept", "text/html"));
        assertThat(page.status()).isEqualTo(200);
        return page.http().body();
    }

    /** The last decision, as everybody reads it. */
    private JsonNode logged() {
        return client.data("""
                { moderationLog(first: 1) { nodes {
                  kind action rule reason at appealedAt appealOutcome appealReason subject appeal { text }
                  withheld { id body author { id displayName } }
                } } }
                """).at("/moderationLog/nodes/0");
    }

    private static List<String> names(List<Client> people) {
        return people.stream()
                .map(somebody -> somebody.data("{ me { citizen { id displayName } } }").at("/me/citizen"))
                .flatMap(citizen -> Stream.of(id(citizen), citizen.path("displayName").asString()))
                .toList();
    }
}
