package mx.cocrea.participation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import mx.cocrea.platform.reading.Derivation;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/**
 * Makes safe HTML of the Markdown that people write: paragraphs, emphasis, lists, quotes, code and links. All else, HTML too, is text; an
 * image becomes a link to it, so that whoever reads loads nothing from elsewhere.
 */
@Component
final class Markdown implements Derivation {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)(https?://|mailto:).+");

    private final Parser parser = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, IndentedCodeBlock.class, ListBlock.class))
            .postProcessor(Markdown::withoutImages)
            .build();

    private final HtmlRenderer renderer = HtmlRenderer.builder().escapeHtml(true).build();

    /** What was made lately, of so many characters in all: the same texts are read over and over. */
    private final Cache<String, String> made = Caffeine.newBuilder()
            .maximumWeight(4_000_000)
            .weigher((String text, String html) -> text.length() + html.length())
            .build();

    /** Holds by itself, whatever the renderer lets through. */
    private final PolicyFactory policy = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "pre", "code", "a")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d+"))
            .onElements("ol")
            .allowAttributes("href")
            .matching(ABSOLUTE)
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    @Override
    public String name() {
        return "html";
    }

    /** Of the one text that is needed; nothing where there is none. */
    @Override
    public @Nullable Object value(Map<String, @Nullable Object> needs) {
        return needs.values().stream().filter(Objects::nonNull).map(text -> html(text.toString())).findAny().orElse(null);
    }

    /** The HTML for a text. */
    String html(String text) {
        return made.get(text, unmade -> policy.sanitize(renderer.render(parser.parse(unmade))).strip());
    }

    private static Node withoutImages(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                visitChildren(image);
                Link link = new Link(image.getDestination(), image.getTitle());
                while (image.getFirstChild() != null) {
                    link.appendChild(image.getFirstChild());
                }
                image.insertAfter(link);
                image.unlink();
            }
        });
        return document;
    }
}
