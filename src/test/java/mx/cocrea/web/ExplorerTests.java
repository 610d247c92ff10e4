package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import mx.cocrea.platform.graphql.Client;
import mx.cocrea.platform.graphql.Client.Answer;
import mx.cocrea.platform.graphql.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class ExplorerTests {

    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    private Client client;

    @Test
    void opensInSpanishOnAnExample() {
        Answer page = client.send(client.request("/explorador"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.http().body())
                .contains("<html lang=\"es\">", "<h1>Explorador de datos</h1>", "query Responsables(")
                .doesNotContain("{example}", ".js}");
    }

    @Test
    void loadsNothingFromElsewhereAndNothingInline() {
        Answer page = client.send(client.request("/explorador"));

        assertThat(addresses(page)).isNotEmpty().noneMatch(address -> address.contains("//"));
        assertThat(page.http().body()).doesNotContain("<script>", "<style", " style=", " onload=");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void servesEveryAssetForAsLongAsItsContentIsTheSame() {
        List<String> assets = addresses(client.send(client.request("/explorador"))).stream()
                .filter(address -> address.startsWith("/recursos/"))
                .toList();

        assertThat(assets).hasSize(7);
        for (String asset : assets) {
            Answer answer = client.send(client.request(asset));

            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable");
            assertThat(answer.header("Content-Type")).startsWith(
                    asset.endsWith(".js") ? "text/javascript" : asset.endsWith(".svg") ? "image/svg" : "text/css");
        }
    }

    private static List<String> addresses(Answer page) {
        return ADDRESS.matcher(page.http().body())
                .results()
                .map(match -> match.group(1))
                .filter(address -> !address.startsWith("data:"))
                .toList();
    }
}
