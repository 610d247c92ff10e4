package mx.cocrea.web;

import java.util.Comparator;
import java.util.List;

/**
 * Somebody who answers for the same activities as another.
 *
 * @param weight how many activities
 */
public record Neighbour(String id, String name, long weight) {

    static List<Neighbour> of(Data network, String actor) {
        return network.list("edges")
                .stream()
                .filter(edge -> edge.text("kind").equals("CO_RESPONSIBLE"))
                .filter(edge -> isEnd(edge, "from", actor) || isEnd(edge, "to", actor))
                .map(edge -> {
                    Data other = edge.object(isEnd(edge, "from", actor) ? "to" : "from");
                    return new Neighbour(other.text("id"), other.text("name"), edge.number("weight"));
                })
                .sorted(Comparator.comparingLong(Neighbour::weight).reversed().thenComparing(Neighbour::name))
                .toList();
    }

    private static boolean isEnd(Data edge, String side, String actor) {
        return edge.object(side).text("id").equals(actor);
    }
}
