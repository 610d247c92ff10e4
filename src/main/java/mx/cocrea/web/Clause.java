package mx.cocrea.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a path as a clause: who is linked, how, to whom. It may be told against the direction of the step, since people are
 * members of groups and parts belong to a whole.
 *
 * @param subject with {@code id} and {@code name}, as {@code object}
 * @param post of a member, where it is stated
 * @param via the activities that both answer for
 */
public record Clause(Map<?, ?> subject, String kind, Map<?, ?> object, @Nullable Object post, Collection<?> via) {

    static List<Clause> of(Data path) {
        return path.list("steps").stream().map(Clause::clause).toList();
    }

    private static Clause clause(Data step) {
        Data from = step.object("from");
        Data to = step.object("to");
        boolean against = switch (step.text("kind")) {
            case "MEMBER" -> to.text("__typename").equals("Person");
            case "PARENT" -> belongs(to, from);
            default -> false;
        };
        return new Clause(
                (against ? to : from).fields(),
                step.text("kind"),
                (against ? from : to).fields(),
                step.fields().get("post"),
                (Collection<?>) Objects.requireNonNull(step.fields().get("via")));
    }

    private static boolean belongs(Data part, Data whole) {
        return Stream.of("parent", "bodyParent")
                .anyMatch(above -> part.fields().get(above) instanceof Map<?, ?> it && whole.text("id").equals(it.get("id")));
    }
}
