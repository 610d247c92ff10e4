package mx.cocrea.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.writing.GraphWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be sent, kept in the graph until it was: each message is sent at least once, under the same identifier. */
@Component
final class Outbox {

    /** Notices of one message; the list on the site has them all. */
    private static final int MOST = 50;

    /** Until a message that was begun is tried again; no two processes send one meanwhile. */
    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3), Duration.ofHours(12));

    /** Messages that an address refuses, before none is sent there any more. */
    private static final int REFUSALS = 3;

    private final GraphReader reader;
    private final GraphWriter graph;
    private final Clock clock;

    Outbox(GraphReader reader, GraphWriter graph, Clock clock) {
        this.reader = reader;
        this.graph = graph;
        this.clock = clock;
    }

    /** Makes messages of what is due. */
    void fill() {
        while (isThere("MATCH (mailing:Mailing) WHERE mailing.dueAt <= $now")) {
            graph.writePrivately("""
                    OPTIONAL CALL () {
                      MATCH (mailing:Mailing)
                      WHERE mailing.dueAt <= $now
                      RETURN mailing
                      ORDER BY mailing.dueAt
                      LIMIT 1
                    }
                    SET mailing.held = true
                    REMOVE mailing.held
                    WITH mailing
                    CALL (mailing) {
                      MATCH (mailing)<-[:KEEPS]-(account:Account)
                      WHERE mailing.dueAt <= $now
                      REMOVE mailing.dueAt
                      WITH account, COLLECT {
                        MATCH (account)-[:TOLD]->(notice:Unsent)
                        RETURN notice
                        ORDER BY notice.createdAt DESC, notice.id
                      } AS notices
                      WHERE notices <> []
                      CREATE (account)-[:KEEPS]->(mail:Mail {id: randomUUID(), nextAt: $now, tries: 0, createdAt: $now})
                      FOREACH (notice IN notices[..$most] | CREATE (mail)-[:HOLDS]->(notice))
                      FOREACH (notice IN notices | REMOVE notice:Unsent)
                    }
                    RETURN {userErrors: []} AS written
                    """, Map.of("now", now(), "most", MOST));
        }
    }

    /** A message to be sent now, which nobody else begins to send for a while; none where none waits. */
    Optional<Mail> next() {
        if (!isThere("MATCH (mail:Mail) WHERE mail.nextAt <= $now")) {
            return Optional.empty();
        }
        Object mail = graph.writePrivately("""
                OPTIONAL CALL () {
                  MATCH (mail:Mail)
                  WHERE mail.nextAt <= $now
                  RETURN mail
                  ORDER BY mail.nextAt
                  LIMIT 1
                }
                SET mail.held = true
                REMOVE mail.held
                WITH mail
                OPTIONAL CALL (mail) {
                  MATCH (mail)<-[:KEEPS]-(account:Account)-[:KEEPS]->(mailing:Mailing)
                  WHERE mail.nextAt <= $now
                  SET mail.tries = mail.tries + 1
                  SET mail.nextAt = $now + coalesce($backOff[mail.tries - 1], $backOff[-1])
                  RETURN {
                    id: mail.id, key: account.key, address: mailing.address, token: mailing.token, language: mailing.language,
                    notices: COLLECT { MATCH (mail)-[:HOLDS]->(notice:Notice) RETURN notice.id }, tries: mail.tries
                  } AS begun
                }
                RETURN {mail: begun, userErrors: []} AS written
                """, Map.of("now", now(), "backOff", BACK_OFF)).get("mail");
        return mail instanceof Map<?, ?> row ? Optional.of(Mail.of(named(row))) : Optional.empty();
    }

    private static Map<String, Object> named(Map<?, ?> row) {
        Map<String, Object> named = new HashMap<>();
        row.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    /** Forgets a message: it was sent, or there is nothing left to say in it. */
    void done(Mail mail) {
        graph.writePrivately("""
                OPTIONAL MATCH (mail:Mail {id: $id})<-[:KEEPS]-(:Account {key: $key})-[:KEEPS]->(mailing:Mailing)
                REMOVE mailing.refusals
                DETACH DELETE mail
                RETURN {userErrors: []} AS written
                """, Map.of("id", mail.id(), "key", mail.key()));
    }

    /** Forgets a message that its address refuses, and sends nothing more there where it refused others before. */
    void refused(Mail mail) {
        graph.writePrivately("""
                OPTIONAL MATCH (mail:Mail {id: $id})<-[:KEEPS]-(:Account {key: $key})-[:KEEPS]->(mailing:Mailing)
                WITH mail, mailing, coalesce(mailing.refusals, 0) + 1 AS refusals
                SET mailing.refusals = refusals, mailing.refusedAt = CASE WHEN refusals >= $most THEN $now END
                DETACH DELETE mail
                RETURN {userErrors: []} AS written
                """, Map.of("id", mail.id(), "key", mail.key(), "most", REFUSALS, "now", now()));
    }

    /** Whether a message that could not be sent will not be tried again. */
    static boolean isLast(Mail mail) {
        return mail.tries() >= BACK_OFF.size();
    }

    private boolean isThere(String pattern) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("now", now());
        return reader.read("RETURN EXISTS { " + pattern + " }", parameters).asBoolean();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
