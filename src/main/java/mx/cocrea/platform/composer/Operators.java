package mx.cocrea.platform.composer;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.summary.Plan;

/** Reads the operators of a statement's plan. */
final class Operators {

    /** Gives one row at most, so that a product with it multiplies nothing. */
    private static final String UNIQUE = "NodeUniqueIndexSeek";

    private static final Set<String> ONE_TO_ONE = Set.of("Filter", "Projection", "CacheProperties", "Limit");
    private static final Pattern OWN_SUFFIX = Pattern.compile("(?<=\\w)_\\d+(r\\d+)*(?=\\W)");

    private Operators() {}

    /** Names of all operators, as the database names them. */
    static Stream<String> of(Plan plan) {
        return Stream.concat(Stream.of(name(plan)), plan.children().stream().flatMap(Operators::of));
    }

    /** What no mapping may do: read all nodes, or multiply rows that have nothing to do with each other. */
    static Optional<String> fault(Plan plan) {
        if (name(plan).equals("AllNodesScan")) {
            return Optional.of("reads all nodes of the graph");
        }
        if (name(plan).equals("CartesianProduct") && plan.children().stream().noneMatch(Operators::givesOneRow)) {
            return Optional.of("multiplies rows that have nothing to do with each other");
        }
        return plan.children().stream().flatMap(child -> fault(child).stream()).findFirst();
    }

    private static boolean givesOneRow(Plan plan) {
        return name(plan).equals(UNIQUE)
                || (ONE_TO_ONE.contains(name(plan)) && plan.children().stream().allMatch(Operators::givesOneRow));
    }

    private static String name(Plan plan) {
        String operator = plan.operatorType();
        int at = operator.indexOf('@');
        return at < 0 ? operator : operator.substring(0, at);
    }

    /** What the database says of a statement, in the names of the mapping. */
    static String said(ClientException refused) {
        String message = String.valueOf(refused.getMessage());
        int position = message.indexOf(" (line ");
        String first = position < 0 ? message.lines().findFirst().orElse("") : message.substring(0, position);
        return OWN_SUFFIX.matcher(first + " ").replaceAll("").strip();
    }
}
