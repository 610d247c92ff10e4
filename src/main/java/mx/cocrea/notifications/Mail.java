package mx.cocrea.notifications;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A message to be sent.
 *
 * @param id by which it is told from others, however often it is sent
 * @param key of the account that it is for
 * @param address of the person
 * @param token by which whoever has the message ends that there are more
 * @param language in which it is written
 * @param notices that it tells
 * @param tries how often sending it was begun, this time included
 */
record Mail(String id, String key, String address, String token, Locale language, List<String> notices, int tries) {

    static Mail of(Map<String, ?> row) {
        return new Mail(
                text(row, "id"),
                text(row, "key"),
                text(row, "address"),
                text(row, "token"),
                Locale.of(text(row, "language").toLowerCase(Locale.ROOT)),
                ((List<?>) Objects.requireNonNull(row.get("notices"))).stream().map(String::valueOf).toList(),
                Integer.parseInt(text(row, "tries")));
    }

    private static String text(Map<String, ?> row, String name) {
        return String.valueOf(row.get(name));
    }

    /** Without the address, which no line of a log is to hold. */
    @Override
    public String toString() {
        return "Mail " + id;
    }
}
