package mx.cocrea.notifications;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import mx.cocrea.identity.Action;
import mx.cocrea.identity.Viewer;
import mx.cocrea.identity.Viewers;
import mx.cocrea.platform.reading.SearchWords;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** What people follow: things, and words of proposals to come. */
@Controller
final class Follows {

    /** As much as one person follows. */
    private static final int MOST = 500;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 100;
    private static final int WORDS = 5;
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Viewers viewers;
    private final GraphWriter graph;
    private final InstantSource clock;

    Follows(Viewers viewers, GraphWriter graph, Clock clock) {
        this.viewers = viewers;
        this.graph = graph;
        this.clock = clock;
    }

    /** A thing, or words. */
    record FollowInput(@Nullable String subject, @Nullable String words) {

        FollowInput {
            words = words == null ? null : words.strip();
        }

        boolean isOne() {
            return (subject == null) != (words == null);
        }

        boolean fits() {
            return words == null
                    || (words.length() >= SHORTEST && words.length() <= LONGEST && !terms().isEmpty() && terms().size() <= WORDS);
        }

        /** The words as proposals have them. */
        List<String> terms() {
            return words == null
                    ? List.of()
                    : SEPARATORS.splitAsStream(SearchWords.plain(words))
                            .filter(word -> !word.isEmpty())
                            .distinct()
                            .sorted()
                            .toList();
        }

        /** By which it is found among all that people follow. */
        String key(Viewer viewer) {
            return viewer.key() + ' ' + Objects.requireNonNullElseGet(subject, () -> "/" + String.join(" ", terms()));
        }
    }

    @MutationMapping
    Map<String, @Nullable Object> followAdd(@Argument FollowInput input) {
        Viewer viewer = viewers.require(Action.FOLLOW);
        if (!input.isOne()) {
            return notOne();
        }
        if (!input.fits()) {
            return unfit();
        }
        Map<String, @Nullable Object> parameters = parameters(viewer, input);
        parameters.put("id", graph.newId());
        parameters.put("subject", input.subject());
        parameters.put("words", input.words());
        parameters.put("terms", input.terms());
        parameters.put("most", MOST);
        parameters.put("at", clock.instant().atOffset(ZoneOffset.UTC));
        return graph.writePrivately("""
                MATCH (account:Account {key: $key})
                SET account.held = true
                REMOVE account.held
                WITH account
                OPTIONAL MATCH (subject:Node {id: $subject})
                WHERE subject:Plan|Commitment|Actor OR subject:Proposal AND (
                  subject.submittedOn IS NOT NULL OR EXISTS { (account)-[:OF]->(:Citizen)-[:WROTE]->(subject) }
                )
                OPTIONAL MATCH (earlier:Follow {key: $follow})
                WITH account, subject, earlier, CASE
                  WHEN $words IS NULL AND subject IS NULL
                    THEN [{code: 'NOT_FOUND', message: 'There is nothing to follow with this identifier.', field: 'subject'}]
                  WHEN earlier IS NULL AND COUNT { (account)-[:KEEPS]->(:Follow) } >= $most
                    THEN [{code: 'TOO_MANY', message: 'You follow ' + $most + ' things already, which is the most.', field: null}]
                  ELSE []
                END AS userErrors
                FOREACH (change IN CASE WHEN userErrors = [] AND earlier IS NULL THEN [1] ELSE [] END |
                  CREATE (account)-[:KEEPS]->(follow:Follow {key: $follow, id: $id, createdAt: $at})
                  FOREACH (thing IN CASE WHEN subject IS NULL THEN [] ELSE [subject] END | CREATE (follow)-[:FOLLOWS]->(thing))
                  FOREACH (words IN CASE WHEN $words IS NULL THEN [] ELSE [$words] END |
                    SET follow:Words, follow.words = words, follow.terms = $terms
                  )
                )
                RETURN {follow: CASE userErrors WHEN [] THEN $follow END, userErrors: userErrors} AS written
                """, parameters);
    }

    @MutationMapping
    Map<String, @Nullable Object> followRemove(@Argument FollowInput input) {
        Viewer viewer = viewers.require(Action.FOLLOW);
        if (!input.isOne()) {
            return notOne();
        }
        if (!input.fits()) {
            return unfit();
        }
        return graph.writePrivately("""
                MATCH (account:Account {key: $key})
                OPTIONAL MATCH (follow:Follow {key: $follow})
                DETACH DELETE follow
                RETURN {key: account.key, userErrors: []} AS written
                """, parameters(viewer, input));
    }

    private static Map<String, @Nullable Object> parameters(Viewer viewer, FollowInput input) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", viewer.key());
        parameters.put("follow", input.key(viewer));
        return parameters;
    }

    private static Map<String, @Nullable Object> notOne() {
        return UserErrors.of("SUBJECT_MISSING", "Say what to follow: a thing or words, and not both.", null);
    }

    private static Map<String, @Nullable Object> unfit() {
        return UserErrors.of(
                "INVALID_WORDS",
                "Words to follow are 1 to %d, of %d to %d characters in all.".formatted(WORDS, SHORTEST, LONGEST),
                "words");
    }
}
