package mx.cocrea.platform.composer;

import org.jspecify.annotations.Nullable;

/** A mapping directive that cannot be read from the graph, by the type and field that it stands on. */
public final class MappingFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MappingFault(String type, @Nullable String field, String what) {
        super((field == null ? type : type + "." + field) + " " + what);
    }
}
