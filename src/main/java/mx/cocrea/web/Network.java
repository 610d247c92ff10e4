package mx.cocrea.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network as a list that says as much as a drawing.
 *
 * @param members everybody in it, and on the path out of it
 * @param truncated whether there are more around
 */
public record Network(List<Member> members, boolean truncated) {

    /**
     * Somebody in the network.
     *
     * @param type what it is, as the schema calls it
     * @param open whether everybody around it is here
     * @param links to those that are open
     * @param asides to everybody else: names by the kind of link
     */
    public record Member(
            String id,
            String name,
            String type,
            boolean open,
            List<Link> links,
            Map<String, String> asides) {}

    /**
     * What links somebody to another.
     *
     * @param kind as seen from the one whose link it is: a link of the schema, {@code _OF} appended where it comes from the other
     * @param weight how many activities, 1 for the other kinds
     */
    public record Link(String kind, String id, String name, long weight) {

        private String counted() {
            return weight > 1 ? name + " (" + weight + ")" : name;
        }
    }

    static Network of(Data network, List<Clause> path, NetworkView view) {
        Map<String, Data> actors = new LinkedHashMap<>();
        network.list("nodes").stream().map(node -> node.object("actor")).forEach(actor -> actors.put(actor.text("id"), actor));
        path.stream()
                .flatMap(clause -> Stream.of(clause.subject(), clause.object()))
                .map(Data::new)
                .forEach(actor -> actors.putIfAbsent(actor.text("id"), actor));
        Map<String, Set<Link>> links = links(network, path, actors);
        List<String> open = Stream.concat(Stream.ofNullable(view.from()), view.opened().stream()).toList();
        List<Member> members = actors.values()
                .stream()
                .map(actor -> member(actor, open, links.getOrDefault(actor.text("id"), Set.of())))
                .sorted(Comparator.comparingInt(member -> member.open() ? open.indexOf(member.id()) : open.size()))
                .toList();
        return new Network(members, Boolean.TRUE.equals(network.fields().get("truncated")));
    }

    private static Member member(Data actor, List<String> open, Set<Link> links) {
        String id = actor.text("id");
        return new Member(
                id,
                actor.text("name"),
                actor.text("__typename"),
                open.contains(id),
                links.stream().filter(link -> open.contains(link.id())).toList(),
                links.stream()
                        .filter(link -> !open.contains(link.id()))
                        .collect(Collectors.groupingBy(
                                Link::kind, TreeMap::new, Collectors.mapping(Link::counted, Collectors.joining("; ")))));
    }

    private static Map<String, Set<Link>> links(Data network, List<Clause> path, Map<String, Data> actors) {
        Map<String, Set<Link>> links = new HashMap<>();
        for (Data edge : network.list("edges")) {
            Data from = actors.getOrDefault(edge.object("from").text("id"), edge.object("from"));
            Data to = actors.getOrDefault(edge.object("to").text("id"), edge.object("to"));
            link(links, edge.text("kind"), from, to, edge.number("weight"));
        }
        // Steps that lead out of the network; those within are links of it already, unless a filter took them.
        path.forEach(clause -> {
            Data from = new Data(clause.subject());
            Data to = new Data(clause.object());
            if (links.getOrDefault(from.text("id"), Set.of())
                    .stream()
                    .noneMatch(link -> link.id().equals(to.text("id")) && link.kind().equals(clause.kind()))) {
                link(links, clause.kind(), from, to, Math.max(1, clause.via().size()));
            }
        });
        return links;
    }

    private static void link(Map<String, Set<Link>> links, String kind, Data from, Data to, long weight) {
        String back = kind.equals("CO_RESPONSIBLE") ? kind : kind + "_OF";
        links.computeIfAbsent(from.text("id"), actor -> new LinkedHashSet<>())
                .add(new Link(kind, to.text("id"), to.text("name"), weight));
        links.computeIfAbsent(to.text("id"), actor -> new LinkedHashSet<>())
                .add(new Link(back, from.text("id"), from.text("name"), weight));
    }
}
