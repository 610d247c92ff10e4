package mx.cocrea.web;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mx.cocrea.platform.composer.Composer;
import mx.cocrea.platform.graphql.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Makes each page of a GraphQL document and the template of the same name. */
@Component
final class Pages {

    /** Attribute of the model: what the page asked, for the link to the explorer. */
    static final String ASKED = "asked";

    private static final Pattern SPREAD = Pattern.compile("\\.\\.\\.(\\w+)");
    private static final String PARTIAL = "INCOMPLETE_DATA";
    private static final Set<String> OURS = Set.of("INTERNAL", "GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED");

    private final Execution execution;
    private final JsonMapper json;
    private final Map<String, String> documents;

    Pages(Execution execution, JsonMapper json, ResourcePatternResolver resources) throws IOException {
        this.execution = execution;
        this.json = json;
        this.documents = documents("pages", resources);
    }

    /**
     * What a page asked.
     *
     * @param query its document
     * @param variables as JSON
     */
    record Asked(String query, String variables) {}

    /**
     * A page whose model holds each root field of its document under the field's name.
     *
     * @param variables those that are null are left out
     * @throws ResponseStatusException with 400 where a variable is not what the schema wants, 503 where the database is away or too slow
     */
    ModelAndView show(String name, Map<String, ? extends @Nullable Object> variables, HttpServletRequest request) {
        String document = document(name);
        Map<String, @Nullable Object> given = new HashMap<>(variables);
        given.values().removeIf(Objects::isNull);
        ExecutionResult result = execution.read(document, given, request);
        requireAnswered(result.getErrors());
        ModelAndView page = new ModelAndView(name);
        if (Composer.plain(result.getData()) instanceof Map<?, ?> fields) {
            fields.forEach((field, value) -> page.addObject(field.toString(), value));
        }
        return page.addObject(ASKED, new Asked(document, json.writeValueAsString(given)));
    }

    /**
     * A page about one thing.
     *
     * @param subject root field that holds it
     * @throws ResponseStatusException with 404 where there is none, and as for any page
     */
    ModelAndView showOne(
            String name, String subject, Map<String, ? extends @Nullable Object> variables, HttpServletRequest request) {
        ModelAndView page = show(name, variables, request);
        if (page.getModel().get(subject) == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return page;
    }

    /** Whether a page is for somebody who signed in, and may hold what only they are offered. */
    static boolean isSignedIn(HttpServletRequest request) {
        return request.getUserPrincipal() != null;
    }

    /** A document that a page shows, or opens the explorer on. */
    String document(String name) {
        return Objects.requireNonNull(documents.get(name), name);
    }

    /**
     * Passes where there was no error but that something of the data is missing.
     *
     * @throws ResponseStatusException with 401 or 403 where it is not for whoever asked, 429 where they asked for too much, else as for any page
     */
    static void requireAnswered(List<GraphQLError> errors) {
        Set<String> codes = errors.stream()
                .map(error -> Objects.toString(error.getExtensions().get("code")))
                .filter(code -> !code.equals(PARTIAL))
                .collect(Collectors.toSet());
        if (!Collections.disjoint(codes, OURS)) {
            throw new IllegalStateException("A page's document failed: " + errors);
        }
        codes.stream().map(Pages::status).max(Comparator.comparingInt(HttpStatus::value)).ifPresent(status -> {
            throw new ResponseStatusException(status);
        });
    }

    private static HttpStatus status(String code) {
        return switch (code) {
            case "SERVICE_UNAVAILABLE", "TIMEOUT" -> HttpStatus.SERVICE_UNAVAILABLE;
            case "RATE_LIMITED" -> HttpStatus.TOO_MANY_REQUESTS;
            case "FORBIDDEN" -> HttpStatus.FORBIDDEN;
            case "UNAUTHENTICATED" -> HttpStatus.UNAUTHORIZED;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    /** Documents by name, out of a folder of them; each whole, with the folder's fragments that it spreads. */
    static Map<String, String> documents(String folder, ResourcePatternResolver resources) throws IOException {
        Map<String, String> fragments = texts("classpath*:graphql/%s/fragments/*.graphql".formatted(folder), resources);
        return texts("classpath:graphql/%s/*.graphql".formatted(folder), resources).entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, document -> whole(document.getValue(), fragments)));
    }

    private static String whole(String document, Map<String, String> fragments) {
        Set<String> spread = new LinkedHashSet<>();
        spread(document, fragments, spread);
        return document + spread.stream().map(name -> "\n" + fragments.get(name)).collect(Collectors.joining());
    }

    /** Adds the names of those fragments that a text spreads, and of those that these spread in turn. */
    private static void spread(@Nullable String text, Map<String, String> fragments, Set<String> names) {
        SPREAD.matcher(String.valueOf(text))
                .results()
                .map(spread -> spread.group(1))
                .filter(fragments::containsKey)
                .filter(names::add)
                .forEach(name -> spread(fragments.get(name), fragments, names));
    }

    /** Texts by name; where the class path holds one twice, it is the same. */
    private static Map<String, String> texts(String pattern, ResourcePatternResolver resources) throws IOException {
        return Arrays.stream(resources.getResources(pattern))
                .collect(Collectors.toUnmodifiableMap(Pages::name, Pages::text, (one, same) -> one));
    }

    private static String name(Resource document) {
        return Objects.requireNonNull(document.getFilename()).replaceFirst("\\.graphql$", "");
    }

    private static String text(Resource document) {
        try {
            return document.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Variables by name, one name and one value after the other. */
    static Map<String, @Nullable Object> given(@Nullable String... namesAndValues) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return given;
    }
}
