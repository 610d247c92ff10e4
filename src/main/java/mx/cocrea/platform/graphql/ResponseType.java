package mx.cocrea.platform.graphql;

import static java.util.Comparator.comparingDouble;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The media types of an answer (GraphQL over HTTP, section Media Types): the same JSON, with other status codes. */
enum ResponseType {
    /** Says that the answer comes from GraphQL, whatever its status. */
    GRAPHQL("application/graphql-response+json"),
    /** Trusted by clients only with status 200, and so has it wherever the request could be understood. */
    JSON("application/json");

    private final String name;

    ResponseType(String name) {
        this.name = name;
    }

    String contentType() {
        return name + ";charset=UTF-8";
    }

    /**
     * The type that a client likes best: by quality, then in its own order; JSON where it takes anything.
     *
     * @param accept the header; null where there is none
     * @return null where the client takes neither
     */
    static @Nullable ResponseType accepted(@Nullable String accept) {
        if (accept == null || accept.equals(MediaType.ALL_VALUE)) {
            return JSON;
        }
        for (ResponseType type : values()) {
            if (accept.equals(type.name)) {
                return type;
            }
        }
        List<MediaType> ranges;
        try {
            ranges = new ArrayList<>(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException malformed) {
            return null;
        }
        ranges.sort(comparingDouble(MediaType::getQualityValue).reversed());
        Set<ResponseType> refused = EnumSet.noneOf(ResponseType.class);
        for (MediaType range : ranges) {
            if (range.getQualityValue() == 0) {
                refused.addAll(named(range));
            }
        }
        return ranges.stream()
                .filter(range -> range.getQualityValue() > 0 && isUtf8(range))
                .flatMap(range -> matching(range).stream())
                .filter(type -> !refused.contains(type))
                .findFirst()
                .orElse(null);
    }

    /** UTF-8 is what a media type of JSON means where it names no encoding. */
    static boolean isUtf8(MediaType type) {
        return type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
    }

    private static List<ResponseType> matching(MediaType range) {
        boolean anything = range.isWildcardType() || (range.isWildcardSubtype() && "application".equals(range.getType()));
        return anything ? List.of(JSON, GRAPHQL) : named(range);
    }

    private static List<ResponseType> named(MediaType range) {
        for (ResponseType type : values()) {
            if (type.name.equals(range.getType() + "/" + range.getSubtype())) {
                return List.of(type);
            }
        }
        return List.of();
    }
}
