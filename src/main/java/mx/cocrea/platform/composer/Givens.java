package mx.cocrea.platform.composer;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping's directives only name, and Java gives.
 *
 * @param preparations of arguments
 * @param derivations of fields from other fields' completed values
 * @param context names of the parameters that every request has
 */
record Givens(
        Map<String, UnaryOperator<Object>> preparations,
        Map<String, Function<Map<String, @Nullable Object>, @Nullable Object>> derivations,
        Set<String> context) {

    Function<Map<String, @Nullable Object>, @Nullable Object> derivation(String name) {
        Function<Map<String, @Nullable Object>, @Nullable Object> derivation = derivations.get(name);
        if (derivation == null) {
            throw new IllegalArgumentException("is derived by '" + name + "', which nobody gives");
        }
        return derivation;
    }
}
