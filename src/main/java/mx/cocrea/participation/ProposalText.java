package mx.cocrea.participation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mx.cocrea.platform.reading.SearchWords;
import mx.cocrea.platform.writing.UserErrors;
import mx.cocrea.platform.writing.WebAddress;
import org.jspecify.annotations.Nullable;

/** What an author writes, without the spaces around it. */
record ProposalText(String title, String problem, String solution, List<Link> links) {

    private static final int LINE = 150;
    private static final int TEXT = 5_000;
    private static final int LINKS = 10;

    /** An address elsewhere, and what is found there. */
    record Link(String url, String title) {

        Link {
            url = url.strip();
            title = line(title);
        }
    }

    ProposalText {
        title = line(title);
        problem = problem.strip();
        solution = solution.strip();
        links = List.copyOf(links);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Why this cannot be written, as a payload says it; nothing where it can. */
    Optional<Map<String, @Nullable Object>> fault() {
        if (!isLine(title)) {
            return Optional.of(UserErrors.of("INVALID_TITLE", "A title has 1 to " + LINE + " characters.", "title"));
        }
        if (problem.length() > TEXT) {
            return Optional.of(UserErrors.of("TOO_LONG", "The problem has " + TEXT + " characters at most.", "problem"));
        }
        if (solution.length() > TEXT) {
            return Optional.of(UserErrors.of("TOO_LONG", "The solution has " + TEXT + " characters at most.", "solution"));
        }
        if (links.size() > LINKS || !links.stream().allMatch(link -> WebAddress.isOpen(link.url()) && isLine(link.title()))) {
            return Optional.of(UserErrors.of(
                    "INVALID_LINK",
                    "There are " + LINKS + " links at most, each with an address by http or https and a title of 1 to " + LINE
                            + " characters.",
                    "links"));
        }
        return Optional.empty();
    }

    private static boolean isLine(String text) {
        return !text.isEmpty() && text.length() <= LINE;
    }

    /** As a statement takes it: the {@code text} by property, and its {@code words} as they are searched. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("text", Map.of(
                "title", title,
                "problem", problem,
                "solution", solution,
                "links", links.stream().map(link -> link.url() + " " + link.title()).collect(Collectors.joining("\n"))));
        parameters.put("words", SearchWords.plain(String.join("\n", title, problem, solution)));
        return parameters;
    }
}
