package mx.cocrea.platform.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.limits.Shortage;
import org.jspecify.annotations.Nullable;

/**
 * An error as a client gets it, with a code that programs can tell it by.
 *
 * @param text what is wrong, for people
 * @param places where in the document; null where it is no place in particular
 * @param steps to the field at fault; null for an error of the whole request
 * @param details code, and what else the code calls for
 */
record GraphQlFault(
        String text,
        @Nullable List<SourceLocation> places,
        @Nullable List<Object> steps,
        Map<String, Object> details)
        implements
            GraphQLError {

    private static final long serialVersionUID = 1L;

    static final String CODE = "code";
    static final String NOT_ACCEPTABLE = "NOT_ACCEPTABLE";
    static final String RATE_LIMITED = "RATE_LIMITED";

    static GraphQlFault of(String code, String message) {
        return new GraphQlFault(message, null, null, Map.of(CODE, code));
    }

    /** A limit that is passed: the most that is allowed, and what was found instead. */
    static GraphQlFault limit(String code, String message, long limit, long found) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(CODE, code);
        details.put("limit", limit);
        details.put("found", found);
        return new GraphQlFault(message, null, null, details);
    }

    /** Too much was asked for in a short time; says when to try again. */
    static GraphQlFault rateLimited(Shortage shortage) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(CODE, RATE_LIMITED);
        details.put("retryAfterSeconds", shortage.delay().toSeconds());
        details.put("retryAt", shortage.until().toString());
        return new GraphQlFault(shortage.message(), null, null, details);
    }

    @Override
    public String getMessage() {
        return text;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return places;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return steps;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorClassification.errorClassification(String.valueOf(details.get(CODE)));
    }

    @Override
    public Map<String, Object> getExtensions() {
        return details;
    }
}
