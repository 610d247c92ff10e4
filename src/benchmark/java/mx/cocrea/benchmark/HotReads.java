package mx.cocrea.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The hot reads over generated data, and the hot write: what is asked for follows a power law, and who answers for more is asked for more
 * often.
 */
final class HotReads {

    private static final int REQUESTS = 300;

    private static final String CARD = """
            title
            plan { name }
            odsGoals { number title }
            activities { title startsOn dueOn responsibilities { role actor { name } } }
            """;

    private final Random random = new Random(2026);
    private final Path folder;
    private final List<String> commitments;
    private final List<String> discussed;
    private final List<String> responsible;
    private final List<String> plans;
    private final List<String> titles;

    HotReads(Path folder) throws IOException {
        this.folder = folder;
        this.commitments = column("commitments", "id");
        this.discussed = commitments.stream().sorted().toList();
        Collections.shuffle(commitments, random);
        this.plans = column("plans", "id");
        this.responsible = column("responsibilities", "actor");
        this.titles = column("commitments", "title");
        titles.addAll(column("activities", "title"));
    }

    private List<String> column(String table, String column) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(table + ".csv"))) {
            return new ArrayList<>(rows.stream().map(row -> row.getField(column)).toList());
        }
    }

    /**
     * All of them.
     *
     * @param cursors of commitments, from any of which a page may start
     */
    List<HotRead> all(List<String> cursors) {
        return List.of(
                read("card", "query ($id: ID!) { commitment(id: $id) { %s } }".formatted(CARD),
                        () -> Map.of("id", skewed(commitments))),
                read("20 cards",
                        "query ($after: String) { commitments(first: 20, after: $after) { nodes { %s } pageInfo { hasNextPage endCursor } } }"
                                .formatted(CARD),
                        () -> Map.of("after", skewed(cursors))),
                read("answers for", """
                        query ($id: ID!) {
                          actor(id: $id) {
                            name
                            responsibilities(first: 100) {
                              totalCount
                              nodes {
                                role
                                post
                                subject {
                                  ... on Commitment { id title }
                                  ... on Activity { id title dueOn commitment { id title } }
                                }
                              }
                            }
                          }
                        }
                        """, () -> Map.of("id", any(responsible))),
                read("search", """
                        query ($text: String!) {
                          search(text: $text, first: 20) {
                            nodes {
                              __typename
                              ... on Commitment { id title plan { name } }
                              ... on Activity { id title commitment { id title } }
                              ... on Problem { id statement }
                              ... on Actor { id name }
                            }
                          }
                        }
                        """, () -> Map.of("text", words())),
                read("network", """
                        query ($id: ID!) {
                          accountabilityNetwork(around: $id, depth: 2) {
                            nodes { actor { id name } distance }
                            edges { from { id } to { id } kind weight }
                          }
                        }
                        """, () -> Map.of("id", any(responsible))),
                read("path", """
                        query ($from: ID!, $to: ID!) {
                          accountabilityPath(from: $from, to: $to) {
                            length
                            steps { from { id name } to { id name } kind post via { id title } }
                          }
                        }
                        """, () -> Map.of("from", any(responsible), "to", any(responsible))),
                read("20 comments", """
                        query ($id: ID!) {
                          commitment(id: $id) {
                            commentCount
                            comments(first: 20) {
                              nodes { id bodyHtml alignment createdAt editedAt author { id displayName } }
                              pageInfo { hasNextPage endCursor }
                            }
                          }
                        }
                        """, () -> Map.of("id", skewed(discussed))),
                read("20 proposals", """
                        query ($id: ID!) {
                          proposals(first: 20, filter: {plan: $id}) {
                            nodes { id title status supportCount submittedOn clock author { displayName } }
                          }
                        }
                        """, () -> Map.of("id", any(plans))),
                read("comment", """
                        mutation ($id: ID!, $body: String!) {
                          commentAdd(input: {on: $id, body: $body}) {
                            comment { id bodyHtml createdAt author { displayName } }
                            userErrors { code }
                          }
                        }
                        """, () -> Map.of("id", skewed(discussed), "body", any(titles) + ": falta publicarlo. 0000000000")));
    }

    private static HotRead read(String name, String document, Supplier<Map<String, Object>> variables) {
        return new HotRead(name, document.replaceAll("\\s+", " ").strip(), Stream.generate(variables).limit(REQUESTS).toList());
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String skewed(List<String> values) {
        double draw = random.nextDouble();
        return values.get((int) (values.size() * draw * draw * draw));
    }

    /** Two words of a title, the second not typed to its end. */
    private String words() {
        List<String> words = Arrays.stream(any(titles).split(" ")).filter(word -> word.length() > 4).toList();
        String last = words.getLast();
        return words.get(random.nextInt(words.size() - 1)) + " " + last.substring(0, last.length() - 1);
    }
}
