package mx.cocrea.platform.composer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** A place in an ordered list: the values of the order's keys there, and which order they belong to, as text that is opaque to clients. */
final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    /** The cursor of a row with these keys in the order that the mark stands for. */
    static String of(String mark, Value keys) {
        StringBuilder text = new StringBuilder(mark);
        for (Value key : keys.values()) {
            text.append(SEPARATOR).append(written(key.asObject()));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String written(@Nullable Object key) {
        return switch (key) {
            case null -> "n";
            case Long number -> "i" + number;
            case Double number -> "f" + number;
            case Boolean flag -> "b" + flag;
            case LocalDate date -> "d" + date;
            case ZonedDateTime instant -> "t" + instant.toOffsetDateTime();
            case OffsetDateTime instant -> "t" + instant;
            default -> "s" + key;
        };
    }

    /**
     * The values of the keys.
     *
     * @throws InvalidArgument MALFORMED_CURSOR if the text is no cursor, or one of another list or order
     */
    static List<@Nullable Object> keys(String cursor, String mark, int count, String argument) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(SEPARATOR, -1);
            if (parts[0].equals(mark) && parts.length == count + 1) {
                List<@Nullable Object> keys = new ArrayList<>();
                for (int i = 1; i < parts.length; i++) {
                    keys.add(read(parts[i]));
                }
                return keys;
            }
        } catch (IllegalArgumentException | DateTimeException | StringIndexOutOfBoundsException notOurs) {
            throw malformed(argument, notOurs);
        }
        throw malformed(argument, null);
    }

    private static InvalidArgument malformed(String argument, @Nullable Exception cause) {
        return new InvalidArgument(
                "MALFORMED_CURSOR",
                argument,
                "is not a cursor of this list in this order; take one from its pageInfo or edges",
                cause);
    }

    private static @Nullable Object read(String written) {
        String text = written.substring(1);
        return switch (written.charAt(0)) {
            case 'n' -> null;
            case 'i' -> Long.valueOf(text);
            case 'f' -> Double.valueOf(text);
            case 'b' -> Boolean.valueOf(text);
            case 'd' -> LocalDate.parse(text);
            case 't' -> OffsetDateTime.parse(text);
            case 's' -> text;
            default -> throw new IllegalArgumentException(written);
        };
    }
}
