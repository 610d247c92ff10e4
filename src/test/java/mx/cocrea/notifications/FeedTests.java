package mx.cocrea.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.List;
import mx.cocrea.platform.graphql.Client.Answer;
import org.junit.jupiter.api.Test;

/** What is new as Atom, read with a feed reader and held against what the API answers. */
class FeedTests extends WithNotices {

    private Answer open(String path, String... headers) {
        var request = client.request(path).header("Accept-Language", "es");
        return client.send(headers.length == 0 ? request : request.headers(headers));
    }

    private SyndFeed feed(String path) throws Exception {
        Answer answer = open(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
        return new SyndFeedInput().build(new StringReader(answer.http().body()));
    }

    private static List<String> titles(SyndFeed feed) {
        return feed.getEntries().stream().map(SyndEntry::getTitle).toList();
    }

    @Test
    void tellsTheLatestCommentsAsTheApiHasThem() throws Exception {
        Follower luz = called("luz-atom");
        String said = luz.comments("durango-2-c8", "**Fuerte** & <script>alert(1)</script> \u0007");
        luz.withdraws(luz.comments("durango-2-c8", "Retirado."));

        SyndEntry entry = feed("/novedades/comentarios.atom").getEntries().getFirst();

        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + said);
        assertThat(entry.getLink()).isEqualTo(Post.SITE + "/comentarios/" + said);
        assertThat(entry.getAuthor()).isEqualTo(luz.me("citizen { displayName }").at("/citizen/displayName").asString());
        assertThat(entry.getContents().getFirst().getType()).isEqualTo("html");
        assertThat(entry.getContents().getFirst().getValue().strip())
                .isEqualTo(client.data("{ latestComments(first: 1) { bodyHtml } }")
                        .at("/latestComments/0/bodyHtml")
                        .asString()
                        .replace("\u0007", "")
                        .strip())
                .contains("<strong>Fuerte</strong>", "&amp;")
                .doesNotContain("<script");
        assertThat(titles(feed("/novedades/compromisos/durango-2-c8.atom"))).hasSize(1)
                .allMatch(title -> title.contains("comentó en «"));
    }

    @Test
    void tellsProposalsAndAnswersAroundAnActorAndNoDraft() throws Exception {
        Follower ana = called("ana-atom");
        Follower liaison = liaison("enlace-atom");
        ana.drafts("Borrador invisible");
        String proposal = ana.proposes("Propuesta en la fuente");
        liaison.answers(proposal);

        assertThat(titles(feed("/novedades/actores/" + DIF + ".atom"))).anyMatch(title -> title.contains("contestó la propuesta"))
                .anyMatch(title -> title.endsWith("propuso «Propuesta en la fuente»"))
                .noneMatch(title -> title.contains("Borrador"));
        assertThat(titles(feed("/novedades/actores/martha-hurtado-hernandez.atom")))
                .anyMatch(title -> title.endsWith("propuso «Propuesta en la fuente»"));
        assertThat(titles(feed("/novedades/actores/congreso-del-estado-de-durango.atom")))
                .noneMatch(title -> title.endsWith("propuso «Propuesta en la fuente»"));
        assertThat(titles(feed("/novedades/propuestas/" + proposal + ".atom"))).hasSize(1);
        assertThat(titles(feed("/novedades/respuestas.atom"))).isNotEmpty();
        assertThat(titles(feed("/novedades/propuestas.atom"))).noneMatch(title -> title.contains("Borrador"));
    }

    @Test
    void tellsWhatWasReportedMeasuredAndPublished() throws Exception {
        Follower ana = called("ana-avance");
        Follower liaison = liaison("enlace-avance");
        ana.witnesses("durango-2-c2-3", "Nadie la encontró en la tienda de aplicaciones.");
        liaison.measures("durango-2-c2-i1");
        String figure = ana.publishes(RUTA_AZUL, "Rutas anunciadas en la radio");

        SyndEntry report = feed("/novedades/reportes.atom").getEntries().getFirst();
        assertThat(report.getTitle()).contains("dio testimonio del avance de «Desarrollar y difundir una App");
        assertThat(report.getContents().getFirst().getValue()).isEqualTo("Nadie la encontró en la tienda de aplicaciones.");
        SyndEntry measurement = feed("/novedades/mediciones.atom").getEntries().getFirst();
        // It has no name, so that it is told by what it measures.
        assertThat(measurement.getTitle()).isEqualTo("DIF Estatal midió «Derechos Humanos: Transparentar la Ruta Azul»");
        assertThat(measurement.getContents().getFirst().getValue()).isEqualTo("2019-05-31: 3 / 4 = 75");
        assertThat(measurement.getLink()).isEqualTo(Post.SITE + "/indicadores/durango-2-c2-i1");
        SyndEntry published = feed("/novedades/cifras.atom").getEntries().getFirst();
        assertThat(published.getUri()).isEqualTo("urn:uuid:" + figure);
        assertThat(published.getTitle()).endsWith("agregó la cifra publicada «Rutas anunciadas en la radio»");
        assertThat(titles(feed("/novedades/compromisos/" + RUTA_AZUL + ".atom"))).contains(report.getTitle(),
                measurement.getTitle());
    }

    @Test
    void isSentOnceAndAgainWhenSomethingIsNew() throws Exception {
        Follower luz = called("luz-etag");
        luz.comments("durango-2-c1", "Primero.");
        String path = "/novedades/compromisos/durango-2-c1.atom";
        Answer first = open(path);

        assertThat(open(path, "If-None-Match", first.header("ETag")).status()).isEqualTo(304);
        assertThat(open(path, "If-Modified-Since", first.header("Last-Modified")).status()).isEqualTo(304);
        luz.comments("durango-2-c1", "Segundo.");
        assertThat(open(path, "If-None-Match", first.header("ETag")).status()).isEqualTo(200);
        assertThat(feed(path).getEntries()).hasSize(2);
    }

    @Test
    void isNotThereForWhatHasNone() {
        assertThat(open("/novedades/compromisos/made-up.atom").status()).isEqualTo(404);
        assertThat(open("/novedades/actores/made-up.atom").status()).isEqualTo(404);
        assertThat(open("/compromisos/durango-2-c1", "Accept", "text/html").http().body())
                .contains(
                        "type=\"application/atom+xml\" href=\"https://cocrea.example/novedades/compromisos/durango-2-c1.atom\"");
    }
}
