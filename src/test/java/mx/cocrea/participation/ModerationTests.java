package mx.cocrea.participation;

import static mx.cocrea.participation.Voice.decision;
import static mx.cocrea.participation.Voice.id;
import static mx.cocrea.participation.Voice.refusal;
import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mx.cocrea.identity.Issuer;
import mx.cocrea.identity.Role;
import mx.cocrea.identity.Scope;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ModerationTests extends WithProposals {

    private static final String OVER = "Quien dice eso es un inútil y lo ha sido siempre";

    Voice ana;
    Voice luis;
    Voice mario;
    Voice marta;

    @BeforeEach
    void signIn() {
        clock.advance(Duration.ofDays(2));
        ana = voice("ana");
        luis = voice("luis");
        mario = voice("mario", Role.MODERATOR);
        marta = voice("marta", Role.MODERATOR);
    }

    private Voice voice(String name, Role... roles) {
        return new Voice(called(name, roles).client());
    }

    private static int count(Voice voice, String on) {
        return voice.client()
                .data("{ commitment(id: \"%s\") { commentCount } }".formatted(on))
                .at("/commitment/commentCount")
                .asInt();
    }

    private JsonNode log() {
        return client
                .data("""
                        { moderationLog(first: 1) { totalCount nodes {
                          id kind action rule reason at appealedAt appealOutcome appealReason subject withheld { id } appeal { text } viewerMayAppeal
                        } } }
                        """)
                .path("moderationLog");
    }

    @Test
    void hidesACommentAndGivesItBackWholeWhenItsAuthorIsRight() {
        JsonNode comment = ana.says(RUTA_AZUL, OVER);
        clock.advance(Duration.ofMinutes(20));
        ana.edits(comment, OVER + ", y más");
        JsonNode before = ana.sees(comment);
        int counted = count(luis, RUTA_AZUL);
        JsonNode reply = luis.says(Map.of("replyTo", id(comment), "body", "No es manera.")).path("comment");

        assertThat(refusal(luis.reports(comment, "HARASSMENT", Map.of("note", "Miren el tono")))).isEmpty();
        JsonNode waiting = mario.waiting(comment);
        assertThat(waiting.path("kind").asString()).isEqualTo("REPORTED");
        assertThat(waiting.at("/comment/body").asString()).isEqualTo(OVER + ", y más");
        assertThat(waiting.at("/comment/on/id").asString()).isEqualTo(RUTA_AZUL);
        assertThat(waiting.at("/reports/0/note").asString()).isEqualTo("Miren el tono");
        assertThat(waiting.at("/reports/0/by/id").asString()).isEqualTo(citizen(new Somebody(luis.client())));
        JsonNode hidden = mario.decided(comment, "HIDE");

        JsonNode seen = luis.sees(comment);
        for (String gone : List.of("body", "bodyHtml", "alignment", "author", "withheld")) {
            assertThat(seen.path(gone).isNull()).as(gone).isTrue();
        }
        assertThat(seen.at("/removal/rule").asString()).isEqualTo("HARASSMENT");
        assertThat(seen.at("/history/nodes").toString()).isEqualTo(
                "[{\"kind\":\"HIDDEN\",\"by\":null,\"changes\":[{\"field\":\"rule\",\"before\":\"\",\"after\":\"HARASSMENT\"}]}]");
        assertThat(count(luis, RUTA_AZUL)).isEqualTo(counted + 1);
        assertThat(ana.sees(comment).at("/withheld/body").asString()).isEqualTo(OVER + ", y más");
        assertThat(mario.waiting(comment).isMissingNode()).isTrue();
        assertThat(refusal(luis.says(Map.of("replyTo", id(comment), "body", "Otra cosa.")))).isEqualTo("HIDDEN");
        assertThat(refusal(ana.edits(seen, "Otra cosa."))).isEqualTo("HIDDEN");

        JsonNode told = ana.client()
                .data("{ me { decisions { nodes { id subject viewerMayAppeal reason } } } }")
                .at("/me/decisions/nodes/0");
        assertThat(told.path("subject").asString()).isEqualTo(id(comment));
        assertThat(told.path("viewerMayAppeal").asBoolean()).isTrue();
        assertThat(luis.appeals(hidden, "Por ella").code()).isEqualTo("FORBIDDEN");
        assertThat(decision(ana.appeals(told, "Era una cita")).path("viewerMayAppeal").asBoolean()).isFalse();
        assertThat(refusal(ana.appeals(told, "Otra vez"))).isEqualTo("APPEALED");
        assertThat(mario.ends(hidden, "OVERTURNED").code()).isEqualTo("FORBIDDEN");
        assertThat(mario.waiting(comment).path("viewerMayDecide").asBoolean()).isFalse();
        assertThat(marta.waiting(comment).path("viewerMayDecide").asBoolean()).isTrue();
        assertThat(marta.waiting(comment).at("/appealed/appeal/text").asString()).isEqualTo("Era una cita");
        assertThat(refusal(marta.decides(comment, "HIDE"))).isEqualTo("NOT_FOUND");
        decision(marta.ends(hidden, "OVERTURNED"));
        assertThat(refusal(marta.ends(hidden, "UPHELD"))).isEqualTo("NOT_FOUND");

        JsonNode back = luis.sees(comment);
        for (String whole : List.of("body", "bodyHtml", "alignment", "author")) {
            assertThat(back.path(whole)).as(whole).isEqualTo(before.path(whole));
        }
        assertThat(back.path("removal").isNull()).isTrue();
        assertThat(texts(back.at("/history/nodes"), "/kind")).containsExactly("RESTORED", "HIDDEN", "EDITED", "ADDED");
        assertThat(back.at("/history/nodes/2/changes")).isEqualTo(before.at("/history/nodes/0/changes"));
        assertThat(luis.sees(reply).path("body").asString()).isEqualTo("No es manera.");
        assertThat(refusal(ana.edits(back, "Ya me calmé."))).isEmpty();
        JsonNode last = log().at("/nodes/0");
        assertThat(last.path("appealOutcome").asString()).isEqualTo("OVERTURNED");
        assertThat(last.path("subject").isNull()).isTrue();
        assertThat(last.path("appeal").isNull()).isTrue();
    }

    @Test
    void hidesAProposalWithAllThatLeadsToIt() {
        Somebody author = called("ana");
        JsonNode proposal = author.proposes("Quitar al inútil xochipilli", RUTA_AZUL);
        called("luis").supports(proposal);
        luis.says(id(proposal), "Me parece excesivo.");
        luis.reports(proposal, "HARASSMENT");

        JsonNode hidden = mario.decided(proposal, "HIDE");

        JsonNode seen = client.data("""
                query($id: ID!) {
                  node(id: $id) { id } proposal(id: $id) { id } removal(of: $id) { rule kind subject }
                  proposals(filter: {text: "xochipilli"}) { totalCount }
                  similarProposals(title: "xochipilli") { id }
                }
                """, Map.of("id", id(proposal)));
        assertThat(seen.path("node").isNull()).isTrue();
        assertThat(seen.path("proposal").isNull()).isTrue();
        assertThat(seen.path("removal").toString())
                .isEqualTo("{\"rule\":\"HARASSMENT\",\"kind\":\"PROPOSAL\",\"subject\":null}");
        assertThat(seen.at("/proposals/totalCount").asInt()).isZero();
        assertThat(seen.path("similarProposals")).isEmpty();
        assertThat(luis.client()
                .data("{ me { accountExport citizen { comments { nodes { body on { __typename } } } } } }")
                .toString())
                .contains("Me parece excesivo.")
                .doesNotContain("xochipilli");
        assertThat(author.client().data("{ me { withheld { nodes { title } } } }").toString()).contains("xochipilli");

        decision(ana.appeals(hidden, "No nombra a nadie"));
        decision(marta.ends(hidden, "OVERTURNED"));

        assertThat(new Somebody(luis.client()).sees(proposal).path("viewerSupports").asBoolean()).isTrue();
        assertThat(new Somebody(luis.client()).sees(proposal).path("dueOn")).isEqualTo(proposal.path("dueOn"));
        assertThat(kinds(proposal)).containsExactly("SUBMITTED", "SUPPORTED", "HIDDEN", "RESTORED");
        assertThat(
                client.data("{ proposals(filter: {text: \"xochipilli\"}) { totalCount } }").at("/proposals/totalCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void hidesNothingByTheNumberOfReports() {
        JsonNode comment = ana.says(RUTA_AZUL, "Una opinión que no gusta a nadie");

        IntStream.range(0, 60).forEach(number -> {
            assertThat(refusal(voice("molesto " + number).reports(comment, "SPAM"))).isEmpty();
        });

        assertThat(luis.sees(comment).path("body").asString()).isEqualTo("Una opinión que no gusta a nadie");
        assertThat(mario.waiting(comment).path("reports")).hasSize(60);
        assertThat(decision(mario.decides(comment, "KEEP")).path("rule").isNull()).isTrue();
        assertThat(luis.sees(comment).path("body").asString()).isEqualTo("Una opinión que no gusta a nadie");
        assertThat(mario.waiting(comment).isMissingNode()).isTrue();
    }

    @Test
    void countsOneOpenReportAPersonAndText() {
        JsonNode comment = ana.says(RUTA_AZUL, "Compren zapatos en mi tienda");
        JsonNode first = luis.reports(comment, "SPAM", Map.of("idempotencyKey", "r1")).path("report");

        assertThat(id(luis.reports(comment, "ILLEGAL").path("report"))).isEqualTo(id(first));
        assertThat(mario.waiting(comment).path("reports")).hasSize(1);
        mario.decided(comment, "KEEP");
        assertThat(luis.reports(comment, "SPAM", Map.of("idempotencyKey", "r1")).at("/report/open").asBoolean()).isFalse();
        assertThat(mario.waiting(comment).isMissingNode()).isTrue();
        assertThat(id(luis.reports(comment, "SPAM").path("report"))).isNotEqualTo(id(first));
        assertThat(mario.waiting(comment).at("/decisions/0/action").asString()).isEqualTo("KEEP");
    }

    @Test
    void saysWhatIsWrongWithAReport() {
        JsonNode comment = ana.says(RUTA_AZUL, "Nada que reportar aquí");
        JsonNode withdrawn = ana.says(RUTA_AZUL, "Me arrepiento de esto");
        ana.client()
                .data("mutation { commentWithdraw(input: {id: \"%s\", version: 1}) { userErrors { code } } }".formatted(
                        id(withdrawn)));

        assertThat(refusal(luis.reports(comment, "OTHER"))).isEqualTo("INVALID_NOTE");
        assertThat(refusal(luis.reports(comment, "SPAM", Map.of("note", "x".repeat(1_001))))).isEqualTo("INVALID_NOTE");
        assertThat(refusal(luis.reports(comment, "SPAM", Map.of("idempotencyKey", "")))).isEqualTo("INVALID_KEY");
        assertThat(refusal(ana.reports(comment, "SPAM"))).isEqualTo("OWN_TEXT");
        assertThat(refusal(luis.reports(withdrawn, "SPAM"))).isEqualTo("NOT_FOUND");
        assertThat(refusal(luis.reports(called("ana").drafts("Borrador", RUTA_AZUL), "SPAM"))).isEqualTo("NOT_FOUND");
        assertThat(mario.waiting(comment).isMissingNode()).isTrue();
    }

    @Test
    void letsNobodyDecideOnTheirOwnTextOrReport() {
        JsonNode own = mario.says(RUTA_AZUL, "Lo dice quien modera");
        luis.reports(own, "OFF_TOPIC");
        JsonNode reported = ana.says(RUTA_AZUL, "Lo reporta quien modera");
        mario.reports(reported, "OFF_TOPIC");

        assertThat(mario.decides(own, "KEEP").code()).isEqualTo("FORBIDDEN");
        assertThat(mario.decides(reported, "HIDE").code()).isEqualTo("FORBIDDEN");
        assertThat(mario.waiting(own).path("viewerMayDecide").asBoolean()).isFalse();
        decision(marta.decides(own, "KEEP"));
        JsonNode hidden = decision(marta.decides(reported, "HIDE"));
        decision(ana.appeals(hidden, "No es así"));
        assertThat(mario.ends(hidden, "UPHELD").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void decidesOnceOnWhatWasSeen() throws Exception {
        JsonNode comment = ana.says(RUTA_AZUL, "Antes de cambiar de idea");
        luis.reports(comment, "SPAM");
        ana.edits(comment, "Después de cambiar de idea");
        Map<String, ?> seen = Map.of("subject", id(comment), "version", 1, "decision", "HIDE", "rule", "SPAM", "reason",
                "Anuncio.");

        assertThat(refusal(mario.decides(seen))).isEqualTo("STALE");
        assertThat(refusal(mario.decides(comment, "RELEASE"))).isEqualTo("WRONG_DECISION");
        assertThat(refusal(mario.decides(Map.of("subject", id(comment), "version", 2, "decision", "HIDE", "reason", "x"))))
                .isEqualTo("RULE_MISSING");
        assertThat(refusal(mario.decides(Map.of("subject", id(comment), "version", 2, "decision", "KEEP", "reason", " "))))
                .isEqualTo("INVALID_REASON");
        List<String> refused;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            refused = executor.invokeAll(IntStream.range(0, 12).<java.util.concurrent.Callable<String>>mapToObj(
                    number -> () -> refusal((number % 2 == 0 ? mario : marta).decides(Map.of(
                            "subject", id(comment), "version", 2, "decision", "HIDE", "rule", "SPAM", "reason", "Anuncio."))))
                    .toList()).stream().map(done -> done.resultNow()).toList();
        }
        assertThat(refused.stream().filter(String::isEmpty)).hasSize(1);
        assertThat(refused.stream().filter("NOT_FOUND"::equals)).hasSize(11);
    }

    @Test
    void holdsARepeatedCommentAndReleasesItInItsPlace() {
        String text = "¡Vengan todas y todos a la sesión del lunes!";
        int before = count(luis, RUTA_AZUL);
        JsonNode first = ana.says(RUTA_AZUL, text);
        Map<String, ?> again = Map.of("on", RUTA_AZUL, "body", "  vengan TODAS y todos a la sesion, del lunes ", "idempotencyKey",
                "h1");
        JsonNode held = ana.says(again);

        assertThat(held.path("comment").isNull()).isTrue();
        assertThat(held.at("/held/state").asString()).isEqualTo("HELD");
        assertThat(held.at("/held/heldFor").asString()).isEqualTo("DUPLICATE");
        assertThat(ana.says(again)).isEqualTo(held);
        JsonNode subject = held.path("held");
        JsonNode later = luis.says(RUTA_AZUL, "Dicho después");
        assertThat(count(luis, RUTA_AZUL)).isEqualTo(before + 2);
        assertThat(luis.sees(subject).isNull()).isTrue();
        assertThat(refusal(luis.says(Map.of("replyTo", id(subject), "body", "Respondo")))).isEqualTo("NOT_FOUND");
        assertThat(refusal(luis.reports(subject, "SPAM"))).isEqualTo("NOT_FOUND");
        assertThat(ana.client().data("{ me { withheld { nodes { id } } } }").toString()).contains(id(subject));
        assertThat(mario.waiting(subject).at("/withheld/on/id").asString()).isEqualTo(RUTA_AZUL);
        assertThat(mario.waiting(subject).path("comment").isNull()).isTrue();
        assertThat(refusal(mario.decides(subject, "KEEP"))).isEqualTo("WRONG_DECISION");

        mario.decided(subject, "RELEASE");

        assertThat(count(ana, RUTA_AZUL)).isEqualTo(before + 3);
        JsonNode nodes = client.data("{ commitment(id: \"%s\") { comments(first: 3) { nodes { id } } } }".formatted(RUTA_AZUL))
                .at("/commitment/comments/nodes");
        assertThat(texts(nodes, "/id")).containsExactly(id(later), id(subject), id(first));
        assertThat(texts(luis.sees(subject).at("/history/nodes"), "/kind")).containsExactly("RELEASED", "ADDED");
        assertThat(id(ana.says(again).path("comment"))).isEqualTo(id(subject));
        assertThat(refusal(ana.reports(subject, "SPAM"))).isEqualTo("OWN_TEXT");
    }

    @Test
    void keepsWhatWasHeldAndRejectedFromEverybodyElse() {
        ana.says(RUTA_AZUL, "Una sola vez bastaba con decirlo");
        JsonNode held = ana.says(Map.of("on", RUTA_AZUL, "body", "Una sola vez bastaba con decirlo")).path("held");
        JsonNode decision = mario.decided(held, "HIDE");

        assertThat(client.data("query($id: ID!) { removal(of: $id) { id } }", Map.of("id", id(held))).path("removal").isNull())
                .isTrue();
        decision(ana.appeals(decision, "Era para otro lugar"));
        decision(marta.ends(decision, "UPHELD"));
        assertThat(luis.sees(held).isNull()).isTrue();
        assertThat(log().at("/nodes/0/appealOutcome").asString()).isEqualTo("UPHELD");
    }

    @Test
    void doesNotTakeThanksForARepetition() {
        assertThat(ana.says(RUTA_AZUL, "Muchas gracias.")).isNotEqualTo(ana.says(RUTA_AZUL, "Muchas gracias."));
        ana.says(RUTA_AZUL, "Lo mismo digo hoy que ayer");
        clock.advance(Duration.ofHours(25));
        ana.says(RUTA_AZUL, "Lo mismo digo hoy que ayer");
        luis.says(RUTA_AZUL, "Lo mismo digo hoy que ayer");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6})
    void holdsAFloodOfLinks(int links) {
        String body = "Fuentes: " + "https://example.org/%d ".repeat(links).formatted(1, 2, 3, 4, 5, 6);
        voice("enlaces " + links).says(RUTA_AZUL, "Sin enlaces");

        JsonNode said = voice("enlaces " + links).says(Map.of("on", RUTA_AZUL, "body", body));

        assertThat(said.path("held").isNull()).isEqualTo(links == 5);
        assertThat(said.path("comment").isNull()).isEqualTo(links == 6);
    }

    @Test
    void holdsTheFourthTextWithALinkOfANewAccountWithinAnHour() {
        Voice nuevo = voice("nuevo");
        for (int number = 0; number < 3; number++) {
            nuevo.says(RUTA_AZUL, "Vean https://example.org/" + number + " ahora");
        }

        assertThat(nuevo.says(Map.of("on", RUTA_AZUL, "body", "Vean https://example.org/4 ahora")).at("/held/heldFor").asString())
                .isEqualTo("LINKS");
        nuevo.says(RUTA_AZUL, "Y esto no tiene enlaces");
        clock.advance(Duration.ofMinutes(61));
        nuevo.says(RUTA_AZUL, "Vean https://example.org/5 ahora");
    }

    @Test
    void doesNotLetAnEditBringWhatWouldBeHeld() {
        JsonNode comment = ana.says(RUTA_AZUL, "Inocente como un cordero recién nacido");
        ana.says(RUTA_AZUL, "Dicho una vez, dicho para siempre");

        assertThat(refusal(ana.edits(comment, "https://example.org ".repeat(6)))).isEqualTo("TOO_MANY_LINKS");
        assertThat(refusal(ana.edits(comment, "Dicho una vez, dicho para siempre"))).isEqualTo("DUPLICATE");
        assertThat(refusal(ana.edits(comment, "Inocente como un cordero, recién nacido"))).isEmpty();
    }

    @Test
    void holdsARepeatedProposalAndBeginsItsTimeWithItsRelease() {
        Somebody author = called("ana");
        Map<String, ?> text = Map.of(
                "title", "Lámparas tlahuizcalli", "problem", "No se ve nada", "solution", "Lámparas", "addresses", RUTA_AZUL);
        author.moves("proposalSubmit", author.does("proposalAdd", text));
        JsonNode again = author.does("proposalAdd", text);
        Map<String, Object> draft = Somebody.present(again);

        JsonNode done = author.client().data("""
                mutation($input: ProposalMoveInput!) { done: proposalSubmit(input: $input) {
                  proposal { id } held { state kind title addresses { ... on Commitment { id } } } userErrors { code }
                } }
                """, Map.of("input", draft)).path("done");

        assertThat(done.path("proposal").isNull()).isTrue();
        assertThat(done.at("/held/addresses/id").asString()).isEqualTo(RUTA_AZUL);
        assertThat(
                client.data("{ proposals(filter: {text: \"tlahuizcalli\"}) { totalCount } }").at("/proposals/totalCount").asInt())
                .isEqualTo(1);
        assertThat(author.refused("proposalEdit", Somebody.edit(again, Map.of()))).isEqualTo("NOT_FOUND");
        assertThat(mario.waiting(again).at("/withheld/title").asString()).isEqualTo("Lámparas tlahuizcalli");
        clock.advance(Duration.ofDays(3));
        mario.decided(again, "RELEASE");

        JsonNode released = new Somebody(luis.client()).sees(again);
        assertThat(released.path("status").asString()).isEqualTo("SUBMITTED");
        assertThat(released.path("submittedOn").asString())
                .isEqualTo(clock.instant().atZone(clock.getZone()).toLocalDate().toString());
        assertThat(released.path("institutions")).isNotEmpty();
        assertThat(kinds(again)).containsExactly("SUBMITTED", "RELEASED");
    }

    @Test
    void isForModeratorsWithTheScope() {
        for (Role role : Role.values()) {
            Answer queue = voice("alguien " + role, role).client().ask("{ moderationQueue { totalCount } }");
            assertThat(queue.code()).as("%s", role).isEqualTo(role == Role.MODERATOR ? "" : "FORBIDDEN");
        }
        assertThat(client.ask("{ moderationQueue { totalCount } }").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(client.as(Issuer.SHARED.token("mario", java.util.Set.of(Scope.READ), Role.MODERATOR))
                .ask("{ moderationQueue { totalCount } }")
                .code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void goesWithTheAccountOfItsAuthor() {
        Voice fugaz = voice("fugaz");
        JsonNode comment = fugaz.says(RUTA_AZUL, "Texto que será ocultado ixtlilton");
        luis.reports(comment, "SPAM");
        mario.decided(comment, "HIDE");
        fugaz.says(RUTA_AZUL, "Texto que será retenido ixtlilton");
        JsonNode held = fugaz.says(Map.of("on", RUTA_AZUL, "body", "Texto que será retenido ixtlilton")).path("held");

        fugaz.client().data("mutation { accountDelete(input: {confirm: true}) { userErrors { code } } }");

        assertThat(mario.waiting(held).isMissingNode()).isTrue();
        assertThat(driver.executableQuery("MATCH (w:Withheld) WHERE w.body CONTAINS 'ixtlilton' RETURN w").execute().records())
                .isEmpty();
        assertThat(luis.sees(comment).at("/removal/rule").asString()).isEqualTo("HARASSMENT");
    }
}
