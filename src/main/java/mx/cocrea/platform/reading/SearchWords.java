package mx.cocrea.platform.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.es.SpanishAnalyzer;

/**
 * Makes a full-text query of what a person typed: every word must be there, in any order, and the last may be the beginning of one.
 *
 * <p>Signs only separate words, so that nothing a person types is syntax.
 */
final class SearchWords {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private SearchWords() {}

    /** The query, in the syntax of the full-text index; a text without words finds nothing. */
    static String query(String text) {
        List<String> words = SEPARATORS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        StringBuilder query = new StringBuilder();
        for (String word : words) {
            boolean beginning = word.equals(words.getLast()) && !SpanishAnalyzer.getDefaultStopSet().contains(word);
            query.append(beginning ? "+(\"%s\" %s*) ".formatted(word, withoutAccents(word)) : "+\"%s\" ".formatted(word));
        }
        return query.isEmpty() ? "\"\"" : query.toString();
    }

    private static String withoutAccents(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }
}
