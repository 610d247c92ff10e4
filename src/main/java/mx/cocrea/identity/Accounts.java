package mx.cocrea.identity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import mx.cocrea.platform.reading.SearchWords;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Accounts: made when somebody first does something that needs one, changed by nobody but them. */
@Controller
public final class Accounts {

    /** Letters of any script, digits, spaces and what stands in names; it begins with a letter or a digit. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .,'’·-]{1,59}");

    private final Viewers viewers;
    private final GraphWriter graph;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(100_000).build();

    Accounts(Viewers viewers, GraphWriter graph) {
        this.viewers = viewers;
        this.graph = graph;
    }

    /**
     * Who asks, where they may do this; from then on they have an account.
     *
     * @throws org.springframework.security.core.AuthenticationException where they have not signed in: UNAUTHENTICATED
     * @throws org.springframework.security.access.AccessDeniedException where they may not: FORBIDDEN
     */
    public Viewer require(Action action) {
        Viewer viewer = viewers.require(action);
        if (known.getIfPresent(viewer.key()) == null) {
            String id = ids.generate().toString();
            graph.write("""
                    MERGE (account:Account {key: $key})
                    ON CREATE SET account.createdAt = datetime()
                    MERGE (account)-[:OF]->(citizen:Citizen)
                    ON CREATE SET citizen:Node, citizen.id = $id, citizen.createdAt = datetime(), citizen.displayName = $name
                    RETURN {userErrors: []} AS written
                    """, Map.of("key", viewer.key(), "id", id, "name", "Participante " + id.substring(id.length() - 4)));
            known.put(viewer.key(), true);
        }
        return viewer;
    }

    @QueryMapping
    Map<String, Object> me() {
        return Map.of("key", require(Action.READ_ACCOUNT).key());
    }

    /** What to change; null for what stays. */
    record AccountUpdateInput(@Nullable String displayName) {}

    @MutationMapping
    Map<String, @Nullable Object> accountUpdate(@Argument AccountUpdateInput input) {
        Viewer viewer = require(Action.KEEP_ACCOUNT);
        String name = input.displayName() == null ? null : input.displayName().strip();
        if (name != null && !NAME.matcher(name).matches()) {
            return UserErrors.of("INVALID_NAME",
                    "A name has 2 to 60 letters, digits and signs of a name, and begins with one of the first two.",
                    "displayName");
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("key", viewer.key());
        parameters.put("name", name);
        parameters.put("nameKey", name == null ? null : SearchWords.plain(name));
        return graph.write("""
                MATCH (account:Account {key: $key})-[:OF]->(citizen:Citizen)
                OPTIONAL MATCH (other:Citizen {nameKey: $nameKey})
                WITH account, citizen, other IS NOT NULL AND other <> citizen AS taken
                FOREACH (change IN CASE WHEN NOT taken AND $name IS NOT NULL THEN [1] ELSE [] END |
                  SET citizen.displayName = $name, citizen.nameKey = $nameKey
                )
                RETURN {
                  key: account.key,
                  userErrors: CASE WHEN taken
                    THEN [{code: 'NAME_TAKEN', message: 'Somebody else has this name.', field: 'displayName'}]
                    ELSE []
                  END
                } AS written
                """, parameters);
    }
}
