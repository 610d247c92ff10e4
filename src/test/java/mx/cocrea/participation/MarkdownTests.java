package mx.cocrea.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private static final Set<String> ELEMENTS = Set.of(
            "p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "pre", "code", "a");

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "text | <p>text</p>",
            "*so* and **so** | <p><em>so</em> and <strong>so</strong></p>",
            "`x < y` | <p><code>x &lt; y</code></p>",
            "[INAI](https://inai.example/a?b=c) | <p><a href=~https://inai.example/a?b&#61;c~ rel=~nofollow ugc noopener~>INAI</a></p>",
            "<mailto:a@b.example> | <p><a href=~mailto:a&#64;b.example~ rel=~nofollow ugc noopener~>mailto:a&#64;b.example</a></p>",
            "# heading | <p># heading</p>",
            "a < b & c | <p>a &lt; b &amp; c</p>",
            "![a picture](https://x.example/p.png) | <p><a href=~https://x.example/p.png~ rel=~nofollow ugc noopener~>a picture</a></p>"
    })
    void keepsWhatIsSafe(String text, String html) {
        assertThat(markdown.html(text)).isEqualTo(html.replace('~', '"'));
    }

    @Test
    void keepsListsQuotesAndCode() {
        Document page = Jsoup.parse(markdown.html("""
                > said

                3. three
                4. four

                - one

                ```
                <b>code</b>
                ```
                """));

        assertThat(page.select("blockquote > p").text()).isEqualTo("said");
        assertThat(page.select("ol[start=3] > li").eachText()).containsExactly("three", "four");
        assertThat(page.select("ul > li").text()).isEqualTo("one");
        assertThat(page.select("pre > code").text()).isEqualTo("<b>code</b>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>",
            "<ScRiPt src=//x.example></sCrIpT>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<p onclick=\"alert(1)\">a</p>",
            "<a href=\"javascript:alert(1)\">a</a>",
            "<style>*{background:url(javascript:alert(1))}</style>",
            "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
            "<!--><script>alert(1)</script>-->",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](<java\tscript:alert(1)>)",
            "[a](&#106;avascript:alert(1))",
            "[a](java&#x0A;script:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD4=)",
            "[a](vbscript:msgbox(1))",
            "[a](//x.example)",
            "[a](/cuenta)",
            "[a](https://x.example \"onmouseover=alert(1)\")",
            "[a](https://x.example\"onmouseover=\"alert(1))",
            "[a]\n\n[a]: javascript:alert(1)",
            "[![a](javascript:alert(1))](javascript:alert(2))",
            "[**[a](javascript:alert(1))**](data:text/html,x)",
            "![a](x\" onerror=\"alert(1))",
            "![<img src=x onerror=alert(1)>](https://x.example/p.png)",
            "<javascript:alert(1)>",
            "`<script>`</code><script>alert(1)</script>",
            "```\"><script>alert(1)</script>\ncode\n```",
            "``` x\" onclick=\"alert(1)\ncode\n```",
            "> <script>\n> alert(1)\n> </script>",
            "* <img src=x onerror=alert(1)>",
            "\u0000<script\u0000>alert(1)</script>",
            "\u202e<b\u3000onclick=alert(1)>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<a href='https://x.example' target=_blank style='position:fixed' class=x id=y name=z>a</a>"
    })
    void letsNoTrickThrough(String text) {
        assertSafe(markdown.html(text));
    }

    static Stream<String> nested() {
        return Stream.of(
                ">".repeat(5_000),
                "- ".repeat(2_500),
                "1. ".repeat(1_600),
                "*".repeat(2_499) + "a" + "*".repeat(2_499),
                "*a _b ".repeat(800),
                "[".repeat(5_000),
                "[a](".repeat(1_250),
                "![".repeat(1_250) + "a" + "](b)".repeat(600),
                "`".repeat(5_000),
                "<".repeat(5_000),
                "&#".repeat(2_500),
                "\\".repeat(5_000));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void bearsWhatIsMeantToExhaustIt(String text) {
        Assertions.assertThatCode(() -> assertSafe(markdown.html(text))).doesNotThrowAnyException();
        long start = System.nanoTime();
        markdown.html(text);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private static void assertSafe(String html) {
        for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements().not("body")) {
            assertThat(element.tagName()).as(html).isIn(ELEMENTS);
            element.attributes().forEach(attribute -> assertThat(attribute.getKey()).as(html).isIn("href", "rel", "start"));
            if (element.hasAttr("href")) {
                assertThat(element.attr("href")).matches("(?i)(https?://|mailto:).*");
                assertThat(element.attr("rel")).isEqualTo("nofollow ugc noopener");
            }
        }
    }
}
