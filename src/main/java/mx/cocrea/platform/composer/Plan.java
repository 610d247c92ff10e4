package mx.cocrea.platform.composer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a selection was composed to: one statement, where its parameters come from, and how its answer is completed.
 *
 * @param statement Cypher that returns one value
 * @param parameters of the statement
 * @param shape of the value
 */
record Plan(String statement, List<Parameter> parameters, Shape shape) {

    /** A parameter of the statement: its name, whose arguments it comes from, and how. */
    record Parameter(String name, int place, Function<Arguments, @Nullable Object> from) {}

    Map<String, Object> values(List<Arguments> arguments, Map<String, Object> context) {
        Map<String, Object> values = new HashMap<>(context);
        for (Parameter parameter : parameters) {
            values.put(parameter.name(), parameter.from().apply(arguments.get(parameter.place())));
        }
        return values;
    }
}
