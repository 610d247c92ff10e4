package mx.cocrea.evaluation;

import graphql.ExecutionResult;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mx.cocrea.platform.command.Command;
import mx.cocrea.platform.command.Progress;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.graphql.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Computes every published figure again, by the schema's own rules, and tells which ones come out otherwise. */
@Component
final class FiguresCommand implements Command {

    private final ObjectProvider<Execution> execution;
    private final JsonMapper json;
    private final String question;

    /** The API is asked for only when it is wanted, as the database is started for it. */
    FiguresCommand(
            ObjectProvider<Execution> execution,
            JsonMapper json,
            @Value("classpath:graphql/commands/cifras.graphql") Resource question) throws IOException {
        this.execution = execution;
        this.json = json;
        this.question = question.getContentAsString(StandardCharsets.UTF_8);
    }

    /** What the question is answered with. */
    record Answer(Page figures) {}

    /** Some figures; how many there are in all is told with the first. */
    record Page(@Nullable Integer totalCount, PageInfo pageInfo, List<Published> nodes) {}

    /** Where the page lies. */
    record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

    /** A figure as it was published. */
    record Published(
            String id,
            String label,
            @Nullable Double value,
            @Nullable Double outOf,
            @Nullable String category,
            @Nullable Rule rule,
            Outcome outcome) {

        boolean disagrees() {
            return outcome.verdict() == Verdict.DISAGREES;
        }

        /** What was published and what comes out, in a line. */
        @Override
        public String toString() {
            return "%s (%s): published %s, computed %s by %s".formatted(
                    id, label, text(value, outOf, category), text(outcome.value(), outcome.outOf(), outcome.category()), rule);
        }

        private static String text(@Nullable Double value, @Nullable Double outOf, @Nullable String category) {
            if (value == null) {
                return String.valueOf(category);
            }
            return outOf == null ? plain(value) : plain(value) + " of " + plain(outOf);
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /** By which a figure is computed. */
    record Rule(String id, int version) {

        @Override
        public String toString() {
            return id + " " + version;
        }
    }

    /** What comes out. */
    record Outcome(
            @Nullable Double value, @Nullable Double outOf, @Nullable String category, Verdict verdict) {}

    /** How both stand; what is said of so many figures. */
    enum Verdict {
        /** They are the same. */
        AGREES("agree"),
        /** They differ. */
        DISAGREES("disagree"),
        /** Nothing comes out. */
        NOT_COMPUTABLE("cannot be computed");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }
    }

    /** The database did not answer. */
    private static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unanswered(String message) {
            super(message);
        }
    }

    @Override
    public String usage() {
        return "figures                        computes every published figure again, and tells which ones come out otherwise";
    }

    /** A figure that disagrees is a result, and no failure. */
    @Override
    public int run(List<String> arguments, PrintStream out) {
        if (!arguments.isEmpty()) {
            return WRONG_USAGE;
        }
        try {
            compute(execution.getObject(), out);
            return DONE;
        } catch (Unanswered failure) {
            out.println("Not all figures were computed: " + failure.getMessage());
            return FAILED;
        }
    }

    private void compute(Execution api, PrintStream out) {
        long begun = System.nanoTime();
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        Progress progress = new Progress(System.err::println);
        Page page = page(api, null);
        progress.begin("computing figures", "of %,d".formatted(Objects.requireNonNull(page.totalCount())));
        while (true) {
            page.nodes().stream().filter(Published::disagrees).forEach(out::println);
            page.nodes().forEach(figure -> counts.merge(figure.outcome().verdict(), 1, Integer::sum));
            progress.add(page.nodes().size());
            if (!page.pageInfo().hasNextPage()) {
                break;
            }
            page = page(api, page.pageInfo().endCursor());
        }
        for (Verdict verdict : Verdict.values()) {
            out.printf("%,9d %s%n", counts.getOrDefault(verdict, 0), verdict.words);
        }
        out.printf(
                "Computed %,d figures in %.1f s%n",
                counts.values().stream().mapToInt(Integer::intValue).sum(), (System.nanoTime() - begun) / 1e9);
    }

    private Page page(Execution api, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("begins", after == null);
        if (after != null) {
            variables.put("after", after);
        }
        ExecutionResult result = api.read(question, variables);
        if (!result.getErrors().isEmpty()) {
            throw new Unanswered(result.getErrors().getFirst().getMessage());
        }
        return json.convertValue(Objects.requireNonNull(Composer.plain(result.getData())), Answer.class).figures();
    }
}
