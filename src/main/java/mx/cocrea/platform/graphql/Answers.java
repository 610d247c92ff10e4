package mx.cocrea.platform.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import mx.cocrea.platform.limits.Shortage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Writes GraphQL answers, data straight from what was executed, with the cost of the request and the limits in force. */
@Component
public final class Answers {

    private final JsonMapper json;
    private final long mostCost;
    private final String limits;

    Answers(JsonMapper json, Limits limits) {
        this.json = json;
        this.mostCost = limits.cost();
        this.limits = json.writeValueAsString(
                new Announced(limits.depth(), limits.aliases(), limits.tokens(), limits.characters(), limits.body().toBytes()));
    }

    /** The limits that a document or its body can pass; the one of its cost is beside its cost. */
    private record Announced(int depth, int aliases, int tokens, int characters, long bytes) {}

    /**
     * Refuses a request before GraphQL sees it, in the shape and media type that its sender expects of GraphQL.
     *
     * @param code what is wrong, for programs
     * @param message what is wrong, for people
     */
    public void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String message)
            throws IOException {
        ResponseType type = ResponseType.accepted(request.getHeader(HttpHeaders.ACCEPT));
        refuse(response, type == null ? ResponseType.JSON : type, status, GraphQlFault.of(code, message));
    }

    /** Refuses a request because too much was asked for; as any other. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, Shortage shortage) throws IOException {
        ResponseType type = ResponseType.accepted(request.getHeader(HttpHeaders.ACCEPT));
        refuse(response, type == null ? ResponseType.JSON : type, HttpStatus.TOO_MANY_REQUESTS,
                GraphQlFault.rateLimited(shortage));
    }

    void refuse(HttpServletResponse response, ResponseType type, HttpStatus status, GraphQlFault fault)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(type.contentType());
        try (JsonGenerator out = json.createGenerator(response.getOutputStream())) {
            out.writeStartObject();
            write(List.of(fault), out);
            out.writeEndObject();
        }
    }

    byte[] write(ExecutionInput input, ExecutionResult result) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            if (!result.getErrors().isEmpty()) {
                write(result.getErrors(), out);
            }
            if (result.isDataPresent()) {
                out.writePOJOProperty("data", result.getData());
            }
            out.writeObjectPropertyStart("extensions");
            if (result.getExtensions() != null) {
                result.getExtensions().forEach((name, value) -> out.writePOJOProperty(name.toString(), value));
            }
            RequestCost cost = input.getGraphQLContext().get(RequestCost.class);
            if (cost != null) {
                out.writeObjectPropertyStart("cost");
                out.writeNumberProperty("requested", cost.cost());
                out.writeNumberProperty("limit", mostCost);
                out.writeEndObject();
            }
            out.writeName("limits");
            out.writeRawValue(limits);
            out.writeEndObject();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(List<? extends GraphQLError> errors, JsonGenerator out) {
        out.writeArrayPropertyStart("errors");
        for (GraphQLError error : errors) {
            out.writeStartObject();
            out.writeStringProperty("message", error.getMessage());
            if (error.getLocations() != null) {
                out.writeArrayPropertyStart("locations");
                error.getLocations().forEach(location -> write(location, out));
                out.writeEndArray();
            }
            if (error.getPath() != null) {
                out.writePOJOProperty("path", error.getPath());
            }
            out.writePOJOProperty("extensions", error.getExtensions());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(SourceLocation location, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("line", location.getLine());
        out.writeNumberProperty("column", location.getColumn());
        out.writeEndObject();
    }
}
