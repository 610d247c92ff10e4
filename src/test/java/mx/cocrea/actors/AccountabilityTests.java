package mx.cocrea.actors;

import static mx.cocrea.platform.graphql.Client.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.cocrea.Durango;
import mx.cocrea.Tables;
import mx.cocrea.platform.graphql.Client;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@Durango
class AccountabilityTests {

    @Autowired
    Client client;

    @Test
    void saysWhoAnswersForTheRutaAzulApplication() {
        JsonNode activity = client.data("""
                { activity(id: "durango-2-c2-3") { responsibilities { role post actor { __typename name } } } }
                """).path("activity");

        assertThat(texts(activity.path("responsibilities"), "/actor/name"))
                .containsExactly(
                        "Armando Pérez Merodio",
                        "José Ignacio Mendívil Buenrostro",
                        "Martha Hurtado Hernández",
                        "Ramiro Soto Contreras");
        assertThat(activity.at("/responsibilities/2/post").asString())
                .isEqualTo("Coordinadora General de Transparencia del Poder Ejecutivo del Estado de Durango");
    }

    @Test
    void leadsFromAnActivityByPersonAndPostToTheTopInstitution() {
        JsonNode memberships = client.data(
                """
                        {
                          activity(id: "durango-2-c5-3") {
                            responsibilities {
                              actor { ... on Person { memberships { capacity post group { ... on Institution { id parent { id parent { id } } } } } } }
                            }
                          }
                        }
                        """)
                .at("/activity/responsibilities/0/actor/memberships");

        assertThat(memberships.valueStream().filter(one -> one.path("capacity").asString().equals("POST")))
                .anySatisfy(post -> {
                    assertThat(post.at("/group/parent/id").asString()).isEqualTo("tribunal-para-menores-infractores");
                    assertThat(post.at("/group/parent/parent/id").asString())
                            .isEqualTo("poder-judicial-del-estado-de-durango");
                });
    }

    @Test
    void addsWhatAnInstitutionsPeopleAnswerForOnlyWhenAsked() {
        JsonNode institution = client.data("""
                {
                  actor(id: "congreso-del-estado-de-durango") {
                    own: responsibilities { totalCount }
                    all: responsibilities(filter: {includeMembers: true}, first: 100) { totalCount nodes { actor { id } } }
                  }
                }
                """).path("actor");
        Set<String> members = Tables.rows("memberships")
                .stream()
                .filter(row -> row.get("group").equals("congreso-del-estado-de-durango"))
                .map(row -> row.get("person"))
                .collect(Collectors.toSet());
        long own = answeredFor().stream().filter(row -> row.get("actor").equals("congreso-del-estado-de-durango")).count();
        long theirs = answeredFor().stream().filter(row -> members.contains(row.get("actor"))).count();

        assertThat(institution.at("/own/totalCount").asLong()).isEqualTo(own);
        assertThat(institution.at("/all/totalCount").asLong()).isEqualTo(own + theirs);
        assertThat(institution.at("/all/nodes").size()).isEqualTo((int) (own + theirs));
    }

    @Test
    void filtersResponsibilitiesByRoleAndPlan() {
        JsonNode found = client.data("""
                {
                  actor(id: "sociedad-civil") {
                    responsibilities(filter: {roles: [PROMOTES, OVERSEES], plan: "durango-1"}, first: 100) { nodes { role } }
                    none: responsibilities(filter: {plan: "durango-3"}) { totalCount }
                  }
                }
                """).path("actor");

        long expected = answeredFor().stream()
                .filter(row -> row.get("actor").equals("sociedad-civil"))
                .filter(row -> Set.of("PROMOTES", "OVERSEES").contains(row.get("role")))
                .count();
        assertThat(found.at("/responsibilities/nodes").size()).isEqualTo((int) expected).isPositive();
        assertThat(texts(found.at("/responsibilities/nodes"), "/role")).containsOnly("PROMOTES", "OVERSEES");
        assertThat(found.at("/none/totalCount").asInt()).isZero();
    }

    @Test
    void filtersByWhoAnswersAsTheTablesSay() {
        Map<String, String> commitmentOf = Tables.rows("activities")
                .stream()
                .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("commitment")));
        Map<String, String> planOf = Tables.rows("commitments")
                .stream()
                .collect(Collectors.toMap(row -> row.get("id"), row -> row.get("plan")));
        for (String actor : List.of("martha-hurtado-hernandez", "congreso-del-estado-de-durango", "sociedad-civil", "nobody")) {
            JsonNode found = client.data(
                    """
                            query($actor: ID!) {
                              commitments(filter: {actor: $actor}, first: 100) { totalCount nodes { id } }
                              institution: commitments(filter: {institution: $actor}, first: 100) { nodes { id } }
                              activities(filter: {actor: $actor}, first: 100) { totalCount nodes { id } }
                              responsible: activities(filter: {actor: $actor, role: RESPONSIBLE}, first: 100) { nodes { id } }
                              both: activities(filter: {actor: $actor, text: "transparencia"}) { totalCount }
                            }
                            """,
                    Map.of("actor", actor));
            Set<String> group = Tables.rows("memberships")
                    .stream()
                    .filter(row -> row.get("group").equals(actor))
                    .map(row -> row.get("person"))
                    .collect(Collectors.toCollection(() -> new HashSet<>(Set.of(actor))));
            boolean institution = ids("institutions").anyMatch(actor::equals);

            assertThat(texts(found.at("/activities/nodes"), "/id"))
                    .containsExactlyElementsOf(subjects(row -> row.get("actor").equals(actor)).filter(commitmentOf::containsKey)
                            .toList());
            assertThat(found.at("/activities/totalCount").asInt()).isEqualTo(found.at("/activities/nodes").size());
            assertThat(texts(found.at("/responsible/nodes"), "/id")).containsExactlyElementsOf(
                    subjects(row -> row.get("actor").equals(actor) && row.get("role").equals("RESPONSIBLE"))
                            .filter(commitmentOf::containsKey)
                            .toList());
            assertThat(texts(found.at("/commitments/nodes"), "/id")).containsExactlyElementsOf(
                    subjects(row -> row.get("actor").equals(actor)).map(id -> commitmentOf.getOrDefault(id, id))
                            .sorted()
                            .distinct()
                            .toList());
            assertThat(found.at("/commitments/totalCount").asInt()).isEqualTo(found.at("/commitments/nodes").size());
            assertThat(texts(found.at("/institution/nodes"), "/id")).containsExactlyElementsOf(
                    subjects(row -> institution && group.contains(row.get("actor"))).map(id -> commitmentOf.getOrDefault(id, id))
                            .sorted()
                            .distinct()
                            .toList());
            assertThat(found.at("/both/totalCount").asInt()).isLessThanOrEqualTo(found.at("/activities/totalCount").asInt());
        }
        for (String plan : List.of("durango-1", "durango-2", "durango-3")) {
            JsonNode actors = client
                    .data("query($plan: ID!) { actors(filter: {plan: $plan}, first: 100) { totalCount nodes { id } } }",
                            Map.of("plan", plan))
                    .path("actors");
            Set<String> expected = answeredFor().stream()
                    .filter(row -> plan.equals(
                            planOf.get(commitmentOf.getOrDefault(row.get("subject"), row.get("subject")))))
                    .map(row -> row.get("actor"))
                    .collect(Collectors.toSet());
            assertThat(actors.path("totalCount").asInt()).isEqualTo(expected.size());
            assertThat(expected).containsAll(texts(actors.path("nodes"), "/id"));
        }
    }

    private static Stream<String> subjects(Predicate<Tables.Row> wanted) {
        return answeredFor().stream().filter(wanted).map(row -> row.get("subject")).sorted().distinct();
    }

    @Test
    void putsThoseWhoAnswerForMostFirst() {
        JsonNode actors = client.data("""
                { actors(orderBy: RESPONSIBILITIES_DESC, first: 100) { nodes { id responsibilities { totalCount } } } }
                """).at("/actors/nodes");

        List<Integer> counts = actors.valueStream().map(actor -> actor.at("/responsibilities/totalCount").asInt()).toList();
        assertThat(counts).isSortedAccordingTo((one, other) -> Integer.compare(other, one));
        Map<String, Long> most = answeredFor().stream()
                .collect(Collectors.groupingBy(row -> row.get("actor"), Collectors.counting()));
        assertThat(counts.getFirst()).isEqualTo(most.values().stream().mapToInt(Long::intValue).max().orElseThrow());
    }

    @Test
    void drawsTheNetworkThatTheTablesHold() {
        for (String middle : List.of("martha-hurtado-hernandez", "congreso-del-estado-de-durango", "sociedad-civil")) {
            for (int depth = 1; depth <= 3; depth++) {
                JsonNode network = client.data("""
                        query($around: ID!, $depth: Int!) {
                          accountabilityNetwork(around: $around, depth: $depth, limit: 500) {
                            truncated
                            nodes { distance actor { id } }
                            edges { kind weight from { id } to { id } via { id } }
                          }
                        }
                        """, Map.of("around", middle, "depth", depth)).path("accountabilityNetwork");

                Map<String, Integer> distances = distances(middle, depth);
                Map<String, Integer> found = new TreeMap<>();
                network.path("nodes")
                        .forEach(node -> found.put(node.at("/actor/id").asString(), node.path("distance").asInt()));
                assertThat(found).isEqualTo(new TreeMap<>(distances));
                assertThat(network.path("truncated").asBoolean()).isFalse();
                assertThat(edges(network)).isEqualTo(expectedEdges(distances.keySet()));
            }
        }
    }

    @Test
    void drawsTheNetworkAroundSeveralActorsAsOne() {
        List<String> middles = List.of("esteban-villegas-villarreal", "martha-hurtado-hernandez", "sociedad-civil");
        JsonNode network = client
                .data("""
                        query($around: ID!, $alsoAround: [ID!]) {
                          accountabilityNetwork(around: $around, alsoAround: $alsoAround, limit: 500) {
                            nodes { distance actor { id } }
                            edges { kind weight from { id } to { id } via { id } }
                          }
                        }
                        """,
                        Map.of("around", middles.getFirst(), "alsoAround",
                                List.of(middles.get(1), middles.get(2), middles.get(2), "nadie")))
                .path("accountabilityNetwork");

        Map<String, Integer> distances = new TreeMap<>();
        middles.forEach(middle -> distances(middle, 1).forEach((actor, distance) -> distances.merge(actor, distance, Math::min)));
        Map<String, Integer> found = new TreeMap<>();
        network.path("nodes").forEach(node -> found.put(node.at("/actor/id").asString(), node.path("distance").asInt()));
        assertThat(found).isEqualTo(distances);
        assertThat(edges(network)).isEqualTo(expectedEdges(distances.keySet()));
    }

    private static Set<String> edges(JsonNode network) {
        Set<String> edges = new TreeSet<>();
        network.path("edges").forEach(edge -> {
            String kind = edge.path("kind").asString();
            List<String> ends = List.of(edge.at("/from/id").asString(), edge.at("/to/id").asString());
            List<String> via = texts(edge.path("via"), "/id");
            if (kind.equals("CO_RESPONSIBLE")) {
                assertThat(edge.path("weight").asInt()).isEqualTo(via.size());
                ends = ends.stream().sorted().toList();
            }
            edges.add(kind + " " + ends + " " + via.stream().sorted().toList());
        });
        return edges;
    }

    private static Set<String> expectedEdges(Set<String> actors) {
        Set<String> edges = new TreeSet<>();
        Map<List<String>, Set<String>> shared = new HashMap<>();
        activities().forEach((activity, together) -> together.forEach(one -> together.stream()
                .filter(other -> one.compareTo(other) < 0 && actors.contains(one) && actors.contains(other))
                .forEach(other -> shared.computeIfAbsent(List.of(one, other), pair -> new TreeSet<>()).add(activity))));
        shared.forEach((pair, via) -> edges.add("CO_RESPONSIBLE " + pair + " " + List.copyOf(via)));
        links().forEach((link, kind) -> {
            if (actors.containsAll(link)) {
                edges.add(kind + " " + link + " []");
            }
        });
        return edges;
    }

    @Test
    void findsAShortestPathBetweenAnyTwoActors() {
        List<String> actors = List.copyOf(neighbours().keySet()).stream().sorted().toList();
        for (int i = 0; i < actors.size(); i += 7) {
            String from = actors.get(i);
            Map<String, Integer> distances = distances(from, 6);
            for (int j = 3; j < actors.size(); j += 11) {
                String to = actors.get(j);
                JsonNode path = client.data("""
                        query($from: ID!, $to: ID!) {
                          accountabilityPath(from: $from, to: $to) { length steps { from { id } to { id } kind via { id } } }
                        }
                        """, Map.of("from", from, "to", to)).path("accountabilityPath");

                Integer expected = distances.get(to);
                if (expected == null) {
                    assertThat(path.isNull()).as("%s to %s", from, to).isTrue();
                } else {
                    assertThat(path.path("length").asInt()).as("%s to %s", from, to).isEqualTo(expected);
                    assertThat(path.path("steps").size()).isEqualTo(expected);
                    String at = from;
                    for (JsonNode step : path.path("steps")) {
                        assertThat(step.at("/from/id").asString()).isEqualTo(at);
                        at = step.at("/to/id").asString();
                        assertThat(neighbours().get(step.at("/from/id").asString())).contains(at);
                        assertThat(step.path("via").isEmpty()).isEqualTo(
                                !step.path("kind").asString().equals("CO_RESPONSIBLE") && !shareActivity(step));
                    }
                    assertThat(at).isEqualTo(to);
                }
            }
        }
    }

    private static boolean shareActivity(JsonNode step) {
        List<String> ends = List.of(step.at("/from/id").asString(), step.at("/to/id").asString());
        return activities().values().stream().anyMatch(together -> together.containsAll(ends));
    }

    @Test
    void knowsNoPathLongerThanAllowedAndNoneFromNobody() {
        JsonNode paths = client.data(
                """
                        {
                          short: accountabilityPath(from: "esteban-villegas-villarreal", to: "jorge-ernesto-fabila-flores", maxLength: 3) { length }
                          long: accountabilityPath(from: "esteban-villegas-villarreal", to: "jorge-ernesto-fabila-flores", maxLength: 4) { length }
                          self: accountabilityPath(from: "joel-salas-suarez", to: "joel-salas-suarez") { length steps { kind } }
                          nobody: accountabilityPath(from: "nobody", to: "joel-salas-suarez") { length }
                        }
                        """);

        assertThat(paths.path("short").isNull()).isTrue();
        assertThat(paths.at("/long/length").asInt()).isEqualTo(4);
        assertThat(paths.at("/self/length").asInt()).isZero();
        assertThat(paths.path("nobody").isNull()).isTrue();
    }

    @Test
    void listsActivitiesThatNobodyAnswersForAndCommitmentsWithoutIndicator() {
        JsonNode found = client.data("""
                {
                  activities(filter: {hasResponsible: false}) { nodes { id } }
                  commitments(filter: {hasIndicator: false}, first: 100) { totalCount nodes { id } }
                }
                """);
        Set<String> answered = answeredFor().stream().map(row -> row.get("subject")).collect(Collectors.toSet());
        Set<String> measured = Tables.rows("indicators").stream().map(row -> row.get("commitment")).collect(Collectors.toSet());

        assertThat(texts(found.at("/activities/nodes"), "/id"))
                .containsExactlyElementsOf(ids("activities").filter(id -> !answered.contains(id)).toList());
        assertThat(texts(found.at("/commitments/nodes"), "/id"))
                .containsExactlyElementsOf(ids("commitments").filter(id -> !measured.contains(id)).toList());
    }

    private static Stream<String> ids(String table) {
        return Tables.rows(table).stream().map(row -> row.get("id")).sorted();
    }

    private static List<Tables.Row> answeredFor() {
        return Tables.rows("responsibilities");
    }

    /** Who answers for each activity. */
    private static Map<String, Set<String>> activities() {
        Set<String> activities = ids("activities").collect(Collectors.toSet());
        return answeredFor().stream()
                .filter(row -> activities.contains(row.get("subject")))
                .collect(Collectors.groupingBy(
                        row -> row.get("subject"),
                        Collectors.mapping(row -> row.get("actor"), Collectors.toCollection(TreeSet::new))));
    }

    /** Memberships and hierarchy, each with its kind. */
    private static Map<List<String>, String> links() {
        Map<List<String>, String> links = new HashMap<>();
        Tables.rows("memberships")
                .forEach(
                        row -> links.put(List.of(row.get("person"), row.get("group")), "MEMBER"));
        for (String table : List.of("institutions", "bodies")) {
            Tables.rows(table)
                    .stream()
                    .filter(row -> !row.get("parent").isEmpty())
                    .forEach(row -> links.put(List.of(row.get("id"), row.get("parent")),
                            "PARENT"));
        }
        return links;
    }

    private static Map<String, Set<String>> neighbours() {
        Map<String, Set<String>> neighbours = new HashMap<>();
        activities().values()
                .forEach(together -> together.forEach(one -> together.stream()
                        .filter(other -> !one.equals(other))
                        .forEach(other -> neighbours.computeIfAbsent(one, key -> new HashSet<>()).add(other))));
        links().keySet().forEach(link -> {
            neighbours.computeIfAbsent(link.getFirst(), key -> new HashSet<>()).add(link.getLast());
            neighbours.computeIfAbsent(link.getLast(), key -> new HashSet<>()).add(link.getFirst());
        });
        return neighbours;
    }

    private static Map<String, Integer> distances(String from, int most) {
        Map<String, Set<String>> neighbours = neighbours();
        Map<String, Integer> distances = new HashMap<>(Map.of(from, 0));
        Deque<String> waiting = new ArrayDeque<>(List.of(from));
        while (!waiting.isEmpty()) {
            String actor = waiting.remove();
            int distance = distances.getOrDefault(actor, 0);
            if (distance < most) {
                for (String next : neighbours.getOrDefault(actor, Set.of())) {
                    if (distances.putIfAbsent(next, distance + 1) == null) {
                        waiting.add(next);
                    }
                }
            }
        }
        return distances;
    }
}
