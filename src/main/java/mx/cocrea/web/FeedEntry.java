package mx.cocrea.web;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that people wrote, as a feed tells it.
 *
 * @param id permanent identifier, a UUID
 * @param path of the page that shows it
 * @param message that is its title, of who wrote it and on what
 * @param author as others know them; null where they deleted their account
 * @param on title of what it is, or is on
 * @param content what they wrote
 * @param type of that: {@code html} or {@code text}
 * @param updated when it last changed
 */
record FeedEntry(
        String id, String path, String message, @Nullable String author, String on, String content, String type,
        Instant updated) {

    /** What XML 1.0 cannot hold (section 2.2). */
    private static final String UNPRINTABLE = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** A comment; nothing where it was withdrawn. */
    static Stream<FeedEntry> comment(Data comment) {
        if (comment.fields().get("bodyHtml") == null) {
            return Stream.empty();
        }
        String id = comment.text("id");
        Object edited = comment.fields().get("editedAt");
        return Stream.of(new FeedEntry(
                id,
                "/comentarios/" + id,
                "feed.comment",
                name(comment, "author", "displayName"),
                comment.object("on").text("title"),
                comment.text("bodyHtml"),
                "html",
                instant(edited == null ? comment.text("createdAt") : edited)));
    }

    /** A proposal that was submitted, with the answers to it that were asked for. */
    static Stream<FeedEntry> proposal(Data proposal) {
        if (proposal.object("history").list("nodes").isEmpty()) {
            return Stream.empty();
        }
        String id = proposal.text("id");
        FeedEntry itself = new FeedEntry(
                id,
                "/propuestas/" + id,
                "feed.proposal",
                name(proposal, "author", "displayName"),
                proposal.text("title"),
                proposal.text("problem") + "\n\n" + proposal.text("solution"),
                "text",
                changed(proposal));
        Stream<FeedEntry> answers = proposal.fields().containsKey("answers")
                ? proposal.list("answers").stream().map(FeedEntry::answer)
                : Stream.empty();
        return Stream.concat(Stream.of(itself), answers);
    }

    /** An official answer. */
    static FeedEntry answer(Data answer) {
        Data proposal = answer.object("proposal");
        return new FeedEntry(
                answer.text("id"),
                "/propuestas/" + proposal.text("id"),
                "feed.answer",
                name(answer, "institution", "name"),
                proposal.text("title"),
                answer.text("reasons"),
                "text",
                changed(answer));
    }

    private static Instant changed(Data thing) {
        return instant(thing.object("history").list("nodes").getFirst().text("at"));
    }

    private static Instant instant(Object text) {
        return OffsetDateTime.parse(text.toString()).toInstant();
    }

    private static @Nullable String name(Data thing, String who, String field) {
        return thing.fields().get(who) instanceof Map<?, ?> one ? Objects.toString(one.get(field), null) : null;
    }

    static String printable(String text) {
        return text.replaceAll(UNPRINTABLE, "");
    }

    /**
     * As Atom has it.
     *
     * @param root of the site
     * @param title in the language of the feed
     * @param writer who wrote it, in the language of the feed
     */
    SyndEntry atom(String root, String title, String writer) {
        SyndPerson person = new SyndPersonImpl();
        person.setName(printable(writer));
        SyndContent text = new SyndContentImpl();
        text.setType(type);
        text.setValue(printable(content));
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri("urn:uuid:" + id);
        entry.setLink(root + path);
        entry.setTitle(printable(title));
        entry.setAuthors(List.of(person));
        entry.setUpdatedDate(Date.from(updated));
        entry.setContents(List.of(text));
        return entry;
    }
}
