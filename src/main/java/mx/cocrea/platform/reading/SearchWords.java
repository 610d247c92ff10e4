package mx.cocrea.platform.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.es.SpanishAnalyzer;

/**
 * The words of a text as they are searched: without accents or capitals, on both sides of a search.
 *
 * <p>The index stems them as Spanish does; it keeps accents in short words, so they are taken off before.
 */
public final class SearchWords {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private static final String NOTHING = "\"\"";

    /** So many that a text is told by them; the index takes about a thousand. */
    private static final int MOST = 100;

    private SearchWords() {}

    /** The text with its accents and capitals taken off, as it is kept for searching. */
    public static String plain(String text) {
        return ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /**
     * The full-text query for what a person typed: every word must be there, in any order, and the last may be the beginning of one. Signs
     * only separate words, so that nothing a person types is syntax; a text without words finds nothing.
     */
    public static String query(String text) {
        List<String> words = words(text);
        if (words.isEmpty()) {
            return NOTHING;
        }
        String last = words.getLast();
        String end = SpanishAnalyzer.getDefaultStopSet().contains(last)
                ? exactly(last)
                : "+(\"%s\" %s*)".formatted(last, last);
        return words.stream().limit(words.size() - 1L).map(SearchWords::exactly).collect(Collectors.joining(" ", "", " " + end));
    }

    /**
     * The full-text query for what is like a text: any of its words may be there, the more and rarer the better; of a long text the first
     * words count.
     */
    static String anyOf(String text) {
        List<String> words = words(text);
        return words.isEmpty()
                ? NOTHING
                : words.stream().distinct().limit(MOST).map(word -> "\"" + word + "\"").collect(Collectors.joining(" "));
    }

    private static List<String> words(String text) {
        return SEPARATORS.splitAsStream(plain(text)).filter(word -> !word.isEmpty()).toList();
    }

    private static String exactly(String word) {
        return "+\"" + word + "\"";
    }
}
