package mx.cocrea.identity;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import mx.cocrea.platform.reading.SearchWords;

/**
 * A name that somebody wants to be known by.
 *
 * @param text as others will read it
 */
record DisplayName(String text) {

    /** Letters of any script, digits, spaces and what stands in names; it begins with a letter or a digit. */
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,'’·-]{1,59}");

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What the platform and those who run it are called; the first is what names begin with that nobody chose. */
    private static final Set<String> RESERVED = Set.of(
            "participante", "cocrea", "admin", "administrador", "administradora", "administrator", "moderador", "moderadora",
            "moderator",
            "oficial", "soporte", "support");

    /** What somebody typed, letters of the same look in their plain form and without spaces at the ends. */
    static DisplayName typed(String text) {
        return new DisplayName(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    }

    /** The name of somebody who has not chosen one. */
    static DisplayName unchosen(String id) {
        return new DisplayName("Participante " + id.substring(id.length() - 4));
    }

    /** Whether it is made as names are, of letters of one script, so that none can look like another. */
    boolean isWellFormed() {
        return ALLOWED.matcher(text).matches()
                && text.codePoints().filter(Character::isLetter).mapToObj(Character.UnicodeScript::of).distinct().count() <= 1;
    }

    /** Whether it says that somebody speaks for the platform. */
    boolean isReserved() {
        return SIGNS.splitAsStream(key()).anyMatch(RESERVED::contains);
    }

    /** What two names share that people take for the same. */
    String key() {
        return key(text);
    }

    /** What a name shares with those that people take for the same: its letters and digits, without accents or capitals. */
    static String key(String name) {
        return SIGNS.matcher(SearchWords.plain(name)).replaceAll(" ").strip();
    }
}
