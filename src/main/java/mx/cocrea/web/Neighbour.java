package mx.cocrea.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Somebody who answers for the same activities as another.
 *
 * @param weight how many activities
 */
public record Neighbour(String id, String name, int weight) {

    @SuppressWarnings("unchecked") // the types of AccountabilityNetwork in the schema
    static List<Neighbour> of(Map<String, Object> network, String actor) {
        return ((List<Map<String, Object>>) network.get("edges")).stream()
                .filter(edge -> "CO_RESPONSIBLE".equals(edge.get("kind")))
                .filter(edge -> actor.equals(end(edge, "from").get("id")) || actor.equals(end(edge, "to").get("id")))
                .map(edge -> {
                    Map<String, Object> other = end(edge, actor.equals(end(edge, "from").get("id")) ? "to" : "from");
                    return new Neighbour(
                            other.get("id").toString(), other.get("name").toString(), ((Number) edge.get("weight")).intValue());
                })
                .sorted(Comparator.comparingInt(Neighbour::weight).reversed().thenComparing(Neighbour::name))
                .toList();
    }

    @SuppressWarnings("unchecked") // an Actor in the schema
    private static Map<String, Object> end(Map<String, Object> edge, String side) {
        return (Map<String, Object>) edge.get(side);
    }
}
