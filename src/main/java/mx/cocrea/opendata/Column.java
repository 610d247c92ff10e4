package mx.cocrea.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param inSpanish the description in Spanish, which is for the pages and no part of a package
 * @param references tables that its values point to, {@code *} for any; null for a column that holds a value of its own
 * @param relationship the relationship that the reference is kept as, drawn from the record ({@code >}) or to it ({@code <}); null for what
 *     is kept as a property
 * @param searched whether records are found by its words
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record Column(
        String name,
        ValueType type,
        boolean searched,
        String description,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String inSpanish,
        @Nullable Constraints constraints,
        @Nullable List<String> references,
        @Nullable String relationship) {

    /** Reference to a record of any table. */
    static final String ANY = "*";

    /** What a value must be, in the terms of Frictionless Table Schema. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Constraints(
            boolean required,
            boolean unique,
            @JsonProperty("enum") @Nullable List<String> choices,
            @Nullable String pattern,
            @Nullable Long minimum) {

        private static final Constraints NONE = new Constraints(false, false, null, null, null);
    }

    Constraints rules() {
        return constraints == null ? Constraints.NONE : constraints;
    }

    /** Names of the tables that its values point to; none for a column that holds a value of its own. */
    List<String> targets() {
        return references == null ? List.of() : references;
    }

    /** Whether a record of the table may stand in it. */
    boolean pointsTo(Table table) {
        return targets().contains(ANY) || targets().contains(table.name());
    }
}
