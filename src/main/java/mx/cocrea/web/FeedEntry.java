package mx.cocrea.web;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that people wrote, as a feed tells it.
 *
 * @param id permanent identifier; a UUID where people wrote it, as they do all but what came with data
 * @param path of the page that shows it
 * @param message that is its title, of who wrote it and on what
 * @param author as others know them; null where nobody is named
 * @param unnamed message for who it is then
 * @param on title of what it is, or is on
 * @param content what they wrote
 * @param type of that: {@code html} or {@code text}
 * @param updated when it last changed
 */
record FeedEntry(
        String id, String path, String message, @Nullable String author, String unnamed, String on, String content, String type,
        Instant updated) {

    private static final String GONE = "feed.gone";
    private static final String SECRETARIAT = "feed.secretariat";
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** What XML 1.0 cannot hold (section 2.2). */
    private static final String UNPRINTABLE = "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** A comment; nothing where it was withdrawn. */
    static Stream<FeedEntry> comment(Data comment) {
        if (comment.fields().get("bodyHtml") == null) {
            return Stream.empty();
        }
        String id = comment.text("id");
        return Stream.of(new FeedEntry(
                id,
                "/comentarios/" + id,
                "feed.comment",
                name(comment, "author", "displayName"),
                GONE,
                comment.object("on").text("title"),
                comment.text("bodyHtml"),
                "html",
                edited(comment)));
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
                GONE,
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
                GONE,
                proposal.text("title"),
                answer.text("reasons"),
                "text",
                changed(answer));
    }

    /** A report on an activity. */
    static FeedEntry report(Data report) {
        String kind = report.text("kind");
        return new FeedEntry(
                report.text("id"),
                "/reportes/" + report.text("id"),
                "feed.report." + kind,
                Stream.of(name(report, "institution", "name"), name(report, "organisation", "name"),
                        name(report, "author", "displayName"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                kind.equals("CIVIL_SOCIETY") ? SECRETARIAT : GONE,
                Objects.requireNonNullElse(name(report, "activity", "title"), ""),
                report.text("summary"),
                "text",
                instant(report.text("recordedAt")));
    }

    /** What people measured; nothing where it was imported. */
    static Stream<FeedEntry> measurement(Data measurement) {
        if (measurement.fields().get("recordedAt") == null) {
            return Stream.empty();
        }
        Data indicator = measurement.object("indicator");
        String counted = Stream.of("numerator", "denominator")
                .map(measurement.fields()::get)
                .filter(Objects::nonNull)
                .map(FeedEntry::number)
                .collect(Collectors.joining(" / "));
        Object value = measurement.fields().get("value");
        String result = value == null ? counted : counted + " = " + number(value);
        return Stream.of(new FeedEntry(
                measurement.text("id"),
                "/indicadores/" + indicator.text("id"),
                "feed.measurement",
                name(measurement, "institution", "name"),
                SECRETARIAT,
                indicator.has("name") ? indicator.text("name") : indicator.object("subject").text("title"),
                "%s: %s\n\n%s"
                        .formatted(measurement.text("observedOn"), result, given(measurement, "note"))
                        .strip(),
                "text",
                instant(measurement.text("recordedAt"))));
    }

    /** A published figure that somebody added. */
    static FeedEntry figure(Data figure) {
        Data source = figure.object("givenSource");
        String counted = (number(Objects.requireNonNull(figure.fields().get("value"))) + " " + given(figure, "unit")).strip();
        return new FeedEntry(
                figure.text("id"),
                "/cifras/" + figure.text("id"),
                "feed.figure",
                name(figure, "author", "displayName"),
                GONE,
                figure.text("label"),
                "%s\n\n%s %s".formatted(counted, source.text("title"), source.text("url")),
                "text",
                edited(figure));
    }

    private static String given(Data thing, String field) {
        return Objects.toString(thing.fields().get(field), "");
    }

    /** As it was given, in no language's way of writing. */
    private static String number(Object number) {
        return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    /** When it was last edited, or else written. */
    private static Instant edited(Data thing) {
        Object edited = thing.fields().get("editedAt");
        return instant(edited == null ? thing.text("createdAt") : edited);
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
        entry.setUri(UUID.matcher(id).matches() ? "urn:uuid:" + id : root + path);
        entry.setLink(root + path);
        entry.setTitle(printable(title));
        entry.setAuthors(List.of(person));
        entry.setUpdatedDate(Date.from(updated));
        entry.setContents(List.of(text));
        return entry;
    }
}
