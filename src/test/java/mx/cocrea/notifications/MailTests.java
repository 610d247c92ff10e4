package mx.cocrea.notifications;

import static mx.cocrea.notifications.Post.header;
import static mx.cocrea.notifications.Post.part;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is sent to whom and when, how it goes on where it cannot be sent, and how it ends. */
@ExtendWith(OutputCaptureExtension.class)
class MailTests extends WithNotices {

    @Autowired
    private JavaMailSenderImpl sender;

    @BeforeEach
    void emptyTheBoxes() throws Exception {
        sender.setPort(Post.OFFICE.getSmtp().getPort());
        values("MATCH (kept:Mailing|Mail) DETACH DELETE kept RETURN 1 AS found", Map.of());
        Post.OFFICE.purgeEmailFromAllMailboxes();
    }

    private void work() {
        announcer.tell();
        outbox.fill();
        postman.deliver();
    }

    private static List<MimeMessage> received(Follower somebody) {
        return Post.received(somebody.address());
    }

    private static String token(MimeMessage message) {
        return header(message, "List-Unsubscribe").replaceAll(".*/baja/|>", "");
    }

    @Test
    void sendsAtOnceWhatHappenedWithItsWayOut(CapturedOutput output) throws Exception {
        Follower ana = called("ana-correo").wants("AT_ONCE").follows("durango-3-ejecutivo-1");
        called("luz-correo").comments("durango-3-ejecutivo-1", "Un <b>comentario</b>.");

        work();
        work();

        assertThat(received(ana)).hasSize(1);
        MimeMessage message = received(ana).getFirst();
        assertThat(message.getSubject()).isEqualTo("Hay una novedad en Cocrea");
        assertThat(header(message, "From")).isEqualTo("avisos@cocrea.example");
        assertThat(header(message, "Message-ID")).matches("<[0-9a-f-]{36}@cocrea\\.example>");
        assertThat(header(message, "List-Unsubscribe")).matches("<https://cocrea\\.example/baja/[0-9a-f]{48}>");
        assertThat(header(message, "List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(header(message, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(part(message, "text/plain"))
                .contains("comentó en «", "https://cocrea.example/comentarios/", "/avisos", "/baja/")
                .doesNotContain("<");
        assertThat(part(message, "text/html")).contains("lang=\"es\"", "href=\"https://cocrea.example/comentarios/");
        assertThat(output.getAll()).doesNotContain(ana.address());
    }

    @Test
    void tellsOfMeasurementsAndFiguresWithWhereTheyAre() throws Exception {
        Follower ana = called("ana-cifras").wants("AT_ONCE").follows(RUTA_AZUL);
        liaison("enlace-de-cifras").measures("durango-2-c2-i1");
        String figure = called("luz-cifras").publishes(RUTA_AZUL, "Rutas en servicio");

        work();

        assertThat(received(ana)).hasSize(1);
        assertThat(part(received(ana).getFirst(), "text/plain")).contains(
                "Se midió un indicador de «Derechos Humanos: Transparentar la Ruta Azul»",
                Post.SITE + "/indicadores/durango-2-c2-i1",
                "añadió una cifra publicada: «Rutas en servicio»", Post.SITE + "/cifras/" + figure);
    }

    @Test
    void gathersADayAndAWeekWhereSomebodyWantsItSo() throws Exception {
        Follower daily = called("diaria").wants("DAILY").follows("durango-3-durango-2");
        Follower weekly = called("semanal").follows("durango-3-durango-2");
        weekly.does("notificationsUpdate", "NotificationsUpdateInput", Map.of("email", "WEEKLY", "language", "EN"), "");
        Follower luz = called("luz-digesto");
        luz.comments("durango-3-durango-2", "Uno.");
        work();
        luz.comments("durango-3-durango-2", "Dos.");
        work();
        assertThat(received(daily)).isEmpty();

        clock.moveTo(FRIDAY.plusDays(1));
        work();
        work();
        assertThat(received(daily)).hasSize(1);
        assertThat(received(daily).getFirst().getSubject()).isEqualTo("Hay 2 novedades en Cocrea");
        assertThat(received(weekly)).isEmpty();

        clock.moveTo(FRIDAY.plusDays(3));
        work();
        assertThat(received(daily)).hasSize(1);
        assertThat(received(weekly)).hasSize(1);
        assertThat(received(weekly).getFirst().getSubject()).isEqualTo("2 pieces of news on Cocrea");
    }

    @Test
    void saysNothingThatWasReadOrWithdrawnMeanwhile() {
        Follower ana = called("ana-lee").wants("DAILY").follows("durango-1-c4");
        Follower luz = called("luz-calla");
        luz.comments("durango-1-c4", "Leído.");
        announcer.tell();
        ana.does("noticesRead", "NoticesReadInput", Map.of(), "");
        String comment = luz.comments("durango-1-c4", "Retirado.");
        work();
        luz.withdraws(comment);

        clock.moveTo(FRIDAY.plusDays(1));
        work();

        assertThat(received(ana)).isEmpty();
        assertThat(values("MATCH (mail:Mail) RETURN mail.id AS found", Map.of())).isEmpty();
    }

    @Test
    void sendsNothingToThoseWhoDoNotWantItAndKeepsNoAddress() {
        Follower ana = called("ana-sin").follows("durango-1-c5");
        called("luz-sin").comments("durango-1-c5", "Nadie lo recibe.");
        work();
        assertThat(received(ana)).isEmpty();
        assertThat(kept(ana)).isEmpty();

        ana.wants("AT_ONCE");
        assertThat(kept(ana)).hasSize(1);
        work();
        assertThat(received(ana)).isEmpty();

        ana.wants("NONE");
        assertThat(kept(ana)).isEmpty();
    }

    private List<Object> kept(Follower somebody) {
        return values("""
                MATCH (thing)
                WHERE any(key IN keys(thing) WHERE toStringOrNull(thing[key]) CONTAINS $address)
                RETURN labels(thing)[0] AS found
                """, Map.of("address", somebody.address()));
    }

    @Test
    void triesAgainLaterWithTheSameIdentifier() {
        Follower ana = called("ana-reintento").wants("AT_ONCE").follows("durango-3-durango-5");
        called("luz-reintento").comments("durango-3-durango-5", "Se intenta otra vez.");
        announcer.tell();
        outbox.fill();
        Mail first = outbox.next().orElseThrow(); // and this process is killed here

        assertThat(outbox.next()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        work();

        assertThat(received(ana)).hasSize(1);
        assertThat(header(received(ana).getFirst(), "Message-ID")).contains(first.id());
    }

    @Test
    void triesAgainWhereTheServerIsAwayOrAMailboxIsBusy(CapturedOutput output) {
        Follower ana = called("ana-lejos").wants("AT_ONCE").follows("durango-2-c5");
        called("luz-lejos").comments("durango-2-c5", "Llega más tarde.");
        ClosedOffice closed = new ClosedOffice("450 4.2.1 Busy");
        closed.close();
        sendTo(closed);
        work();
        String id = values("MATCH (mail:Mail) RETURN mail.id AS found", Map.of()).getFirst().toString();
        assertThat(output.getAll()).contains("Message " + id + " could not be sent, and is tried again");

        try (ClosedOffice busy = new ClosedOffice("450 4.2.1 Busy")) {
            sendTo(busy);
            clock.advance(Duration.ofMinutes(2));
            work();
        }
        sender.setPort(Post.OFFICE.getSmtp().getPort());
        work();
        assertThat(received(ana)).isEmpty();
        clock.advance(Duration.ofMinutes(6));
        work();
        work();

        assertThat(received(ana)).hasSize(1);
        assertThat(header(received(ana).getFirst(), "Message-ID")).isEqualTo("<" + id + "@cocrea.example>");
        assertThat(values("MATCH (mail:Mail) RETURN mail.tries AS found", Map.of())).isEmpty();
        assertThat(ana.me("notifications { refusedAt }").at("/notifications/refusedAt").isNull()).isTrue();
        assertThat(output.getAll()).doesNotContain(ana.address());
    }

    private void sendTo(ClosedOffice office) {
        sender.setPort(office.port());
    }

    @Test
    void tellsAuthorsWhatModeratorsDecidedAndSaysNothingOfWhatIsHidden() throws Exception {
        Follower hugo = called("hugo-correo").wants("AT_ONCE");
        Follower ivo = called("ivo-correo");
        ivo.does("notificationsUpdate", "NotificationsUpdateInput", Map.of("email", "DAILY", "language", "EN"), "");
        Follower luz = called("luz-correo-2");
        Follower mario = moderator("mario-correo");
        String proposal = hugo.proposes("Una propuesta con un insulto");
        ivo.follows(proposal);
        luz.comments(proposal, "No es manera.");
        String comment = ivo.comments("durango-1-c1", "Un tonto con sombrero.");
        luz.reports(proposal);
        luz.reports(comment);
        announcer.tell();
        mario.decides(proposal, "HIDE");
        mario.decides(comment, "HIDE");
        work();
        clock.moveTo(FRIDAY.plusDays(1));
        work();

        MimeMessage last = received(hugo).getLast();
        assertThat(part(last, "text/plain"))
                .contains("Moderación ocultó un texto suyo. Regla que rompe: Insultos",
                        "https://cocrea.example/cuenta#decisiones")
                .doesNotContain("Una propuesta");
        assertThat(part(last, "text/html")).contains("href=\"https://cocrea.example/cuenta#decisiones\"");
        assertThat(received(ivo)).hasSize(1);
        assertThat(part(received(ivo).getFirst(), "text/plain"))
                .contains("A moderator hid a text of yours. The rule that it breaks: Insults")
                .doesNotContain("sombrero", "commented", "insulto");
        assertThat(received(luz)).isEmpty();
    }

    @Test
    void stopsWhereAnAddressRefusesAndSaysSo(CapturedOutput output) {
        Follower ana = called("ana rebota").wants("NONE");
        assertThat(ana.does("notificationsUpdate", "NotificationsUpdateInput", Map.of("email", "AT_ONCE"), "")
                .at("/userErrors/0/code")
                .asString()).isEqualTo("EMAIL_NOT_VERIFIED");

        Follower bea = called("bea-rebota").wants("AT_ONCE").follows("durango-3-durango-6");
        Follower luz = called("luz-rebota");
        try (ClosedOffice refusing = new ClosedOffice("550 5.1.1 No such mailbox")) {
            sendTo(refusing);
            for (int i = 0; i < 3; i++) {
                assertThat(bea.me("notifications { refusedAt }").at("/notifications/refusedAt").isNull()).isTrue();
                luz.comments("durango-3-durango-6", "Rebota " + i);
                work();
            }
        }
        sender.setPort(Post.OFFICE.getSmtp().getPort());
        assertThat(bea.me("notifications { refusedAt }").at("/notifications/refusedAt").asString()).isNotEmpty();
        luz.comments("durango-3-durango-6", "Ya no se envía.");
        work();
        assertThat(received(bea)).isEmpty();

        bea.wants("AT_ONCE");
        luz.comments("durango-3-durango-6", "Se envía otra vez.");
        work();
        assertThat(received(bea)).hasSize(1);
        assertThat(output.getAll()).doesNotContain(bea.address());
    }

    @Test
    void endsByOneClickWithoutSigningIn() {
        Follower ana = called("ana-baja").wants("AT_ONCE").follows("durango-3-durango-3");
        Follower luz = called("luz-baja");
        luz.comments("durango-3-durango-3", "Antes.");
        work();
        String path = "/baja/" + token(received(ana).getFirst());

        Answer shown = client.send(client.request(path).header("Accept", "text/html"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(kept(ana)).hasSize(1);

        assertThat(oneClick(path).status()).isEqualTo(200);
        assertThat(kept(ana)).isEmpty();
        assertThat(oneClick(path).status()).isEqualTo(404);
        luz.comments("durango-3-durango-3", "Después.");
        work();
        assertThat(received(ana)).hasSize(1);
        assertThat(ana.me("notifications { email }").at("/notifications/email").asString()).isEqualTo("NONE");
        assertThat(ana.told()).hasSize(2);
    }

    private Answer oneClick(String path) {
        return client.send(client.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    }

    @Test
    void goesWithTheAccountAndIsInWhatIsExported() {
        Follower ana = called("ana-se-va").wants("DAILY").follows("durango-3-durango-4").followsWords("agua");
        called("luz-se-va").comments("durango-3-durango-4", "Algo.");
        announcer.tell();
        clock.moveTo(FRIDAY.plusDays(1));
        outbox.fill();

        String exported = ana.me("accountExport").toString();
        assertThat(exported).contains(ana.address(), "\"Follow\"", "\"Words\"", "\"Notice\"", "\"Mail\"", "durango-3-durango-4",
                "agua");

        String key = values("MATCH (account:Account)-[:KEEPS]->(:Mailing {address: $address}) RETURN account.key AS found",
                Map.of("address", ana.address())).getFirst().toString();
        assertThat(ana.does("accountDelete", "AccountDeleteInput", Map.of("confirm", true), "").path("userErrors")).isEmpty();
        assertThat(kept(ana)).isEmpty();
        assertThat(values("""
                MATCH (thing:Follow|Notice|Mailing|Mail)
                WHERE thing.key STARTS WITH $key OR NOT EXISTS { (thing)<-[:KEEPS|TOLD]-(:Account) }
                RETURN thing AS found
                """, Map.of("key", key))).isEmpty();
        postman.deliver();
        assertThat(received(ana)).isEmpty();
    }
}
