package mx.cocrea.opendata;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote something else. */
final class Nearest {

    private static final int LETTERS_APART = 3;
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(LETTERS_APART);

    private Nearest() {}

    /** The choices, and first the one that was perhaps meant. */
    static String of(String written, Collection<String> choices) {
        String all = "one of " + String.join(", ", choices);
        return to(written, choices.stream()).map(meant -> "perhaps " + meant + "; " + all).orElse(all);
    }

    /** The choice that differs least, if it differs by few letters. */
    static Optional<String> to(String written, Stream<String> choices) {
        record Choice(String text, int distance) {}
        String wanted = written.toLowerCase(Locale.ROOT);
        return choices.filter(choice -> Math.abs(choice.length() - written.length()) <= LETTERS_APART)
                .map(choice -> new Choice(choice, DISTANCE.apply(choice.toLowerCase(Locale.ROOT), wanted)))
                .filter(choice -> choice.distance() >= 0 && choice.distance() < wanted.length())
                .min(Comparator.comparingInt(Choice::distance).thenComparing(Choice::text))
                .map(Choice::text);
    }
}
