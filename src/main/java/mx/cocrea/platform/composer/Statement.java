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
 * @param parameters of the statement that come from arguments
 * @param context names of those that every request has
 * @param answer shape of the value
 * @param required whether there must be one
 */
record Statement(String text, List<Parameter> parameters, Set<String> context, Shape answer, boolean required) {

    /** A parameter of the statement: its name, whose arguments it comes from, and how. */
    record Parameter(String name, int place, Function<Arguments, @Nullable Object> from) {}

    Map<String, @Nullable Object> values(List<Arguments> arguments, Function<String, @Nullable Object> request) {
        Map<String, @Nullable Object> values = new HashMap<>();
        context.forEach(name -> values.put(name, request.apply(name)));
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.from().apply(arguments.get(parameter.place())));
        }
        return values;
    }
}
