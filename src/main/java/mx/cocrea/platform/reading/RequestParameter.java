package mx.cocrea.platform.reading;

import org.jspecify.annotations.Nullable;

/** A parameter that every statement of the schema may use, whatever the arguments of its fields. */
public interface RequestParameter {

    /** By which statements know it, without the {@code $}. */
    String name();

    /** What it is in the request that this thread serves: null, a value that the driver takes, or a map of such values. */
    @Nullable
    Object value();
}
