package mx.cocrea.platform.writing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import mx.cocrea.platform.reading.SearchWords;
import org.jspecify.annotations.Nullable;

/** What is held for a moderator to look at before it is public: nothing is dropped, and no machine hides what is public. */
public final class Review {

    /** Who says the same again within a day is more likely to press a button twice, or to drown others, than to have news. */
    private static final Duration DAY = Duration.ofHours(24);

    /** Letters and digits of a text by which it is told; below, people say the same without harm, such as thanks. */
    private static final int SHORTEST = 20;

    /** A comment with a source or two for each of its points has fewer; a proposal has a list for its own, and a report its evidence. */
    private static final int LINKS = 5;

    /** Spam comes soon after an account is made, and in bursts. */
    private static final Duration NEW = Duration.ofDays(7);

    private static final Duration BURST = Duration.ofHours(1);
    private static final int LINKED_IN_A_BURST = 3;

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Review() {}

    /** By what the {@code $review} in the expressions goes, at an instant. */
    public static Map<String, Object> limits(Instant now) {
        return Map.of(
                "daySince", now.minus(DAY).atOffset(ZoneOffset.UTC),
                "links", LINKS,
                "newSince", now.minus(NEW).atOffset(ZoneOffset.UTC),
                "burstSince", now.minus(BURST).atOffset(ZoneOffset.UTC),
                "linked", LINKED_IN_A_BURST);
    }

    /**
     * What author and words have in common with the same once more; null where the text is too short to tell.
     *
     * @param author key of the account
     */
    public static @Nullable String sameness(String author, String text) {
        String words = SEPARATORS.matcher(SearchWords.plain(text)).replaceAll(" ").strip();
        if (words.length() < SHORTEST) {
            return null;
        }
        try {
            byte[] whole = (author + "\n" + words).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /**
     * Condition: the author of a text with an {@code $id} and a {@code $sameness} has said the same.
     *
     * @param label of such texts where they are public
     */
    public static String saidBefore(String label) {
        return """
                EXISTS { (same:%s {sameness: $sameness}) WHERE same.id <> $id AND coalesce(same.createdAt, same.recordedAt) > $review.daySince }
                  OR EXISTS { (same:Withheld {sameness: $sameness}) WHERE coalesce(same.createdAt, same.recordedAt) > $review.daySince }"""
                .formatted(label);
    }

    /** Expression of how many links a text has. */
    public static String links(String text) {
        return "(size(split(" + text + ", '://')) - 1)";
    }

    /**
     * Expression of why a text is held, null where it is not.
     *
     * @param author variable of who wrote it
     * @param text expression of what it says
     * @param repeated condition on which it repeats another
     */
    public static String heldFor(String author, String text, String repeated) {
        return heldFor(author, text, links(text) + " > 0", repeated);
    }

    /**
     * As the other, for what can have links beside its text.
     *
     * @param linked condition on which it has any
     */
    public static String heldFor(String author, String text, String linked, String repeated) {
        return """
                CASE
                  WHEN %2$s THEN 'DUPLICATE'
                  WHEN %3$s > $review.links THEN 'LINKS'
                  WHEN %4$s AND %1$s.createdAt > $review.newSince AND COUNT {
                    (%1$s)-[:WROTE]->(linked)
                    WHERE coalesce(linked.createdAt, linked.recordedAt) > $review.burstSince AND NOT linked:Draft
                      AND (coalesce(linked.body, linked.summary, linked.problem + ' ' + linked.solution) CONTAINS '://'
                        OR EXISTS { (linked)<-[:EVIDENCE_OF]-() })
                  } >= $review.linked THEN 'LINKS'
                END""".formatted(author, repeated, links(text), linked);
    }
}
