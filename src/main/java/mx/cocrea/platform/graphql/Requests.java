package mx.cocrea.platform.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.GraphQlRequest;
import org.springframework.graphql.support.DefaultGraphQlRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the GraphQL request in an HTTP request (GraphQL over HTTP, section Request), or says what is wrong with it. */
@Component
final class Requests {

    private final JsonMapper json;
    private final int mostBytes;

    Requests(JsonMapper json, Limits limits) {
        this.json = json;
        this.mostBytes = Math.toIntExact(limits.body().toBytes());
    }

    /** @throws RequestRefused where a parameter is not what it should be */
    GraphQlRequest ofParameters(HttpServletRequest http) {
        return request(
                http.getParameter("query"),
                http.getParameter("operationName"),
                parsed("variables", http.getParameter("variables")),
                parsed("extensions", http.getParameter("extensions")));
    }

    /** @throws RequestRefused where the body is not what it should be */
    GraphQlRequest ofBody(HttpServletRequest http) throws IOException {
        if (!isJson(http.getContentType())) {
            throw new RequestRefused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "UNSUPPORTED_MEDIA_TYPE",
                    "A request by POST has a JSON body: Content-Type: application/json, in UTF-8.");
        }
        Object body;
        try {
            body = json.readValue(bytes(http), Object.class);
        } catch (JacksonException malformed) {
            throw RequestRefused.malformed("The body is not JSON in UTF-8.");
        }
        if (body instanceof List) {
            throw new RequestRefused(
                    HttpStatus.BAD_REQUEST,
                    "BATCHING_NOT_SUPPORTED",
                    "The body is an array; send one request at a time, several fields in one query.");
        }
        if (!(body instanceof Map<?, ?> parameters)) {
            throw RequestRefused.malformed("The body must be a JSON object with the entry \"query\".");
        }
        return request(
                parameters.get("query"),
                parameters.get("operationName"),
                parameters.get("variables"),
                parameters.get("extensions"));
    }

    private static GraphQlRequest request(
            @Nullable Object query,
            @Nullable Object operationName,
            @Nullable Object variables,
            @Nullable Object extensions) {
        if (!(query instanceof String document)) {
            throw RequestRefused.malformed(
                    query == null ? "The parameter \"query\" is missing." : "The parameter \"query\" must be a string.");
        }
        if (operationName != null && !(operationName instanceof String)) {
            throw RequestRefused.malformed("The parameter \"operationName\" must be a string.");
        }
        return new DefaultGraphQlRequest(
                document, (String) operationName, map("variables", variables), map("extensions", extensions));
    }

    @SuppressWarnings("unchecked") // the keys of a JSON object are strings
    private static <V extends @Nullable Object> Map<String, V> map(String parameter, @Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return (Map<String, V>) map;
        }
        throw RequestRefused.malformed("The parameter \"" + parameter + "\" must be a JSON object.");
    }

    private @Nullable Object parsed(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return json.readValue(text, Object.class);
        } catch (JacksonException malformed) {
            throw RequestRefused.malformed("The parameter \"" + parameter + "\" is not JSON.");
        }
    }

    private byte[] bytes(HttpServletRequest http) throws IOException {
        long length = http.getContentLengthLong();
        if (length <= mostBytes) {
            try (InputStream stream = http.getInputStream()) {
                byte[] bytes = stream.readNBytes(length < 0 ? mostBytes + 1 : (int) length);
                if (bytes.length <= mostBytes) {
                    return bytes;
                }
            }
        }
        throw new RequestRefused(
                HttpStatus.CONTENT_TOO_LARGE,
                "PAYLOAD_TOO_LARGE",
                "The body is larger than the %d bytes that are allowed.".formatted(mostBytes));
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        if (contentType.equals(MediaType.APPLICATION_JSON_VALUE)) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type) && ResponseType.isUtf8(type);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
