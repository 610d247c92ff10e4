package mx.cocrea.platform.composer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in an ordered list: the values of the order's keys there, and which order they belong to, as text that is opaque to clients. */
final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final String ESCAPE = "\u001e";

    private Cursor() {}

    /** The cursor of a row with these keys in the order that the mark stands for. */
    static String of(String mark, List<? extends @Nullable Object> keys) {
        StringBuilder text = new StringBuilder(mark);
        for (Object key : keys) {
            text.append(SEPARATOR).append(written(key));
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String written(@Nullable Object key) {
        return switch (key) {
            case null -> "n";
            case String text -> "s" + text.replace(ESCAPE, ESCAPE + "e").replace(SEPARATOR, ESCAPE + "s");
            case Long number -> "i" + number;
            case Double number -> "f" + number;
            case Boolean flag -> "b" + flag;
            case LocalDate date -> "d" + date;
            case LocalDateTime time -> "l" + time;
            case ZonedDateTime instant -> "t" + instant.toOffsetDateTime();
            default -> throw new IllegalStateException("A list cannot be ordered by a " + key.getClass().getSimpleName());
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
            case 's' -> text.replace(ESCAPE + "s", SEPARATOR).replace(ESCAPE + "e", ESCAPE);
            case 'i' -> Long.valueOf(text);
            case 'f' -> Double.valueOf(text);
            case 'b' -> Boolean.valueOf(text);
            case 'd' -> LocalDate.parse(text);
            case 'l' -> LocalDateTime.parse(text);
            case 't' -> OffsetDateTime.parse(text);
            default -> throw new IllegalArgumentException("No key is written so");
        };
    }
}
