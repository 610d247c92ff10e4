package mx.cocrea.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mx.cocrea.Durango;
import mx.cocrea.platform.graphql.Client;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of commitments: what its facets promise is what their links give. */
@Durango
class CommitmentListTests {

    @Autowired
    private Client client;

    private Document open(String address) {
        return Jsoup.parse(
                client.send(client.request(address).header("Accept", "text/html").header("Accept-Language", "en")).http().body(),
                client.url(address));
    }

    private static int found(Document list) {
        String count = list.select("[role=status]").text();
        return switch (count) {
            case "No commitments" -> 0;
            case "One commitment" -> 1;
            default -> Integer.parseInt(count.replace(" commitments", ""));
        };
    }

    private static List<Element> facets(Document list) {
        return list.select("#facetas li a");
    }

    private static int count(Element facet) {
        return Integer.parseInt(facet.select(".count").text());
    }

    @Test
    void countsForEachValueWhatItsLinkGives() {
        Document all = open("/compromisos");

        assertThat(found(all)).isEqualTo(23);
        assertThat(facets(all)).hasSizeGreaterThan(20)
                .allSatisfy(facet -> assertThat(found(open(facet.attr("href")))).as(facet.text()).isEqualTo(count(facet)));
    }

    @Test
    void narrowsWithEveryFilterMore() {
        Document list = open("/compromisos?estado=UNREPORTED");
        for (int chosen = 1; chosen < 5; chosen++) {
            int before = found(list);
            assertThat(list.select("#elegidos li a:not(.all)")).hasSize(chosen);
            Element facet = facets(list).getFirst();
            list = open(facet.attr("href"));

            assertThat(found(list)).isPositive().isLessThanOrEqualTo(before).isEqualTo(count(facet));
        }
        assertThat(facets(list)).isEmpty();
    }

    @Test
    void takesFiltersAwayOneByOne() {
        Document list = open("/compromisos?q=gobierno&plan=durango-2&ods=16");
        List<String> away = list.select("#elegidos li a").eachAttr("href");

        assertThat(away).containsExactly(
                "/compromisos?plan=durango-2&ods=16", "/compromisos?q=gobierno&ods=16", "/compromisos?q=gobierno&plan=durango-2",
                "/compromisos");
        assertThat(list.select("#elegidos").text()).contains("Plan de Acción Local de Gobierno Abierto del Estado de Durango");
    }

    @Test
    void keepsItsFiltersFromPageToPage() {
        Document first = open("/compromisos");
        Document second = open(first.select("a[rel=next]").attr("href"));

        assertThat(first.select("#resultados li")).hasSize(20);
        assertThat(second.select("#resultados li")).hasSize(3);
        assertThat(found(second)).isEqualTo(23);
        assertThat(facets(second).getFirst().attr("href")).isEqualTo(facets(first).getFirst().attr("href"));
    }

    @Test
    void saysWhatIsChosenThoughNothingIsThere() {
        Document list = open("/compromisos?plan=plan-that-is-not&q=%3Cb%3E");

        assertThat(found(list)).isZero();
        assertThat(list.select("#elegidos").text()).contains("plan-that-is-not", "<b>");
        assertThat(list.select("#resultados li")).isEmpty();
    }
}
