package mx.cocrea.platform.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a list is taken to be.
 *
 * @param fixed the length where no variable says another
 * @param variable name of the variable that says it; null where the document or the schema does
 */
record Length(int fixed, @Nullable String variable) {

    static final Length ONE = new Length(1, null);

    /** Longer pages are refused when they are read (design: 100 at most), with an error that says so better. */
    private static final int LONGEST = 100;

    Length {
        fixed = Math.max(fixed, 1);
    }

    static Length of(int fixed) {
        return new Length(fixed, null);
    }

    /** The length of a page that the document itself gives. */
    static Length ofPage(int first) {
        return of(Math.min(first, LONGEST));
    }

    boolean isFixed() {
        return variable == null;
    }

    int given(Map<String, Object> variables) {
        return variable != null && variables.get(variable) instanceof Number number
                ? Math.clamp(number.longValue(), 1, LONGEST)
                : fixed;
    }
}
