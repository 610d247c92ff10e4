package mx.cocrea.platform.composer;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The functions that make a field's value of other fields' completed values, by the names that {@code @derived} gives. */
record Derivations(Map<String, Function<Map<String, @Nullable Object>, @Nullable Object>> functions) {

    Function<Map<String, @Nullable Object>, @Nullable Object> named(String name) {
        Function<Map<String, @Nullable Object>, @Nullable Object> function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("is derived by '" + name + "', which nobody provides");
        }
        return function;
    }
}
