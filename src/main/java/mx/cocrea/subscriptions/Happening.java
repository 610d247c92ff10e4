package mx.cocrea.subscriptions;

import java.util.Set;
import org.neo4j.driver.Value;

/**
 * An event.
 *
 * @param id of the event
 * @param kind of the event, as the schema has it
 * @param about identifier of what it happened to
 * @param labels of that
 * @param subjects identifiers of that and of what it is on, for or put to
 */
record Happening(String id, String kind, String about, Set<String> labels, Set<String> subjects) {

    static Happening of(Value event) {
        return new Happening(
                event.get("id").asString(),
                event.get("kind").asString(),
                event.get("about").asString(),
                Set.copyOf(event.get("labels").asList(Value::asString)),
                Set.copyOf(event.get("subjects").asList(Value::asString)));
    }

    boolean isOf(String label) {
        return labels.contains(label);
    }
}
