package mx.cocrea.web;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import graphql.ExecutionResult;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.graphql.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** Feeds of what is new (RFC 4287), each made of the answer to its GraphQL document: the latest fifty, as everybody may see them. */
@Controller
@ConditionalOnWebApplication
final class Feeds {

    /** Attribute of a page's model: the path of its feed. */
    static final String FEED = "feed";

    private static final String FOLDER = "/novedades/";
    private static final String ATOM = ".atom";
    private static final int MOST = 50;
    private static final MediaType TYPE = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

    /** Documents about one thing, by the section of the pages that show such things. */
    private static final Map<String, String> ABOUT = Map.of(
            "compromisos", "compromiso", "propuestas", "propuesta", "actores", "actor");

    private final Execution execution;
    private final PublicAddress publicAddress;
    private final MessageSource messages;
    private final Map<String, String> documents;

    Feeds(Execution execution, PublicAddress publicAddress, MessageSource messages, ResourcePatternResolver resources)
            throws IOException {
        this.execution = execution;
        this.publicAddress = publicAddress;
        this.messages = messages;
        this.documents = Pages.documents("feeds", resources);
    }

    /** The path of the feed about one thing, where the section of its page has feeds. */
    static String path(String section, String id) {
        return FOLDER + section + "/" + UriUtils.encode(id, StandardCharsets.UTF_8) + ATOM;
    }

    @GetMapping(FOLDER + "{kind:comentarios|propuestas|respuestas|reportes|mediciones|cifras}" + ATOM)
    @Nullable
    ResponseEntity<byte[]> latest(@PathVariable String kind, Locale language, HttpServletRequest request, WebRequest web) {
        Data answer = ask(kind, Map.of(), request);
        return give(answer, say("feed." + kind, language), FOLDER + kind + ATOM, "/", language, request, web);
    }

    /** @throws ResponseStatusException with 404 where there is no such thing, or none that has feeds */
    @GetMapping(FOLDER + "{section:compromisos|propuestas|actores}/{id}" + ATOM)
    @Nullable
    ResponseEntity<byte[]> about(
            @PathVariable String section, @PathVariable String id, Locale language, HttpServletRequest request, WebRequest web) {
        Data answer = ask(Objects.requireNonNull(ABOUT.get(section)), Map.of("id", id), request);
        if (!(answer.fields().get("subject") instanceof Map<?, ?> subject) || subject.get("title") == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String title = say("feed.of", language, new Data(subject).text("title"));
        String page = "/" + section + "/" + UriUtils.encode(id, StandardCharsets.UTF_8);
        return give(answer, title, path(section, id), page, language, request, web);
    }

    private Data ask(String name, Map<String, @Nullable Object> variables, HttpServletRequest request) {
        ExecutionResult result = execution.read(Objects.requireNonNull(documents.get(name), name), variables, request);
        Pages.requireAnswered(result.getErrors());
        return new Data((Map<?, ?>) Objects.requireNonNull(Composer.plain(result.getData())));
    }

    /** All entries of an answer, whether they stand at its root or below. */
    private static Stream<FeedEntry> entries(Data answer) {
        Stream<Data> under = Stream.of("subject", "activities", "indicators").flatMap(field -> items(answer, field));
        return Stream.of(
                items(answer, "comments").flatMap(FeedEntry::comment),
                items(answer, "proposals").flatMap(FeedEntry::proposal),
                items(answer, "answers").map(FeedEntry::answer),
                items(answer, "reports").map(FeedEntry::report),
                items(answer, "measurements").flatMap(FeedEntry::measurement),
                items(answer, "figures").map(FeedEntry::figure),
                under.flatMap(Feeds::entries)).flatMap(some -> some);
    }

    /** What a field holds: one thing, a list, or the nodes of a connection. */
    private static Stream<Data> items(Data answer, String field) {
        Object found = answer.fields().get(field);
        if (found == null) {
            return Stream.empty();
        }
        if (found instanceof Map<?, ?> one) {
            return one.containsKey("nodes") ? new Data(one).list("nodes").stream() : Stream.of(new Data(one));
        }
        return answer.list(field).stream();
    }

    private @Nullable ResponseEntity<byte[]> give(
            Data answer, String title, String path, String page, Locale language, HttpServletRequest request, WebRequest web) {
        String root = publicAddress.root(request);
        List<FeedEntry> entries = entries(answer).sorted(
                Comparator.comparing(FeedEntry::updated).thenComparing(FeedEntry::id).reversed()).limit(MOST).toList();
        Instant updated = entries.stream().map(FeedEntry::updated).findFirst().orElse(Instant.EPOCH);
        byte[] feed = written(title, root, path, page, language, updated, entries);
        if (web.checkNotModified("\"" + DigestUtils.md5DigestAsHex(feed) + "\"", updated.toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok().contentType(TYPE).body(feed);
    }

    private byte[] written(
            String title, String root, String path, String page, Locale language, Instant updated, List<FeedEntry> entries) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setEncoding(StandardCharsets.UTF_8.name());
        feed.setUri(root + path);
        feed.setTitle(FeedEntry.printable(title));
        feed.setLinks(List.of(link("self", root + path), link("alternate", root + page)));
        feed.setPublishedDate(Date.from(updated));
        feed.setEntries(entries.stream().map(entry -> {
            String writer = entry.author() == null ? say(entry.unnamed(), language) : entry.author();
            return entry.atom(root, say(entry.message(), language, writer, entry.on()), writer);
        }).toList());
        try {
            return new SyndFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SyndLink link(String relation, String address) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }

    private String say(String message, Locale language, Object... values) {
        return messages.getMessage(message, values, language);
    }
}
