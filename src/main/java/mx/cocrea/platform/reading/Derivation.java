package mx.cocrea.platform.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the value of a field of others of the same object, where the schema says {@code @derived}. */
public interface Derivation {

    /** By which the schema knows it. */
    String name();

    /**
     * The value.
     *
     * @param needs values of the fields that the schema names, by name
     */
    @Nullable
    Object value(Map<String, @Nullable Object> needs);
}
