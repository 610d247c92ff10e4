package mx.cocrea.platform.composer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a selection was composed to: one statement in Cypher, where its parameters come from, and how its answer is completed.
 *
 * @param text Cypher that returns one value
 * @param parameters that come from arguments
 * @param context names of those that every request has
 * @param answer shape of the value
 * @param required whether there must be one
 */
record Statement(String text, List<Parameter> parameters, Set<String> context, Shape answer, boolean required) {

    /**
     * The parameter that holds all that come from arguments. The database plans a statement anew for every combination of its
     * parameters' types, where a null, and a text or a list ten times as long, count as types of their own; of a map it knows no more
     * than that it is one.
     */
    private static final String GIVEN = "given";

    /** A value that comes from arguments: its name, whose arguments they are, and how. */
    record Parameter(String name, int place, Function<Arguments, @Nullable Object> from) {

        /** As Cypher reads it. */
        String reference() {
            return "$" + GIVEN + "." + name;
        }
    }

    Map<String, @Nullable Object> values(List<Arguments> arguments, Function<String, @Nullable Object> request) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (Parameter parameter : parameters) {
            given.put(parameter.name(), parameter.from().apply(arguments.get(parameter.place())));
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        context.forEach(name -> values.put(name, request.apply(name)));
        values.put(GIVEN, given);
        return values;
    }
}
