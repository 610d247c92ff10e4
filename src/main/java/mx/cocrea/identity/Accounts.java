package mx.cocrea.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mx.cocrea.platform.composer.GraphReader;
import mx.cocrea.platform.reading.SearchWords;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/**
 * Accounts: made when somebody first writes something or looks at theirs, changed by nobody but them.
 *
 * <p>An account leads to its citizen by {@code OF}. What else leads from either says what somebody does: {@code WROTE} and {@code DID} what
 * they are the author of, which stays when they go, and all else what ends with them. Nodes that an account leads to and that are no
 * {@code Node} are its own.
 */
@Controller
final class Accounts {

    /** How long another process may take to notice that an account is gone. */
    private static final Duration SURE = Duration.ofSeconds(10);

    private final Viewers viewers;
    private final GraphReader reader;
    private final GraphWriter graph;
    private final AccountOpening opening;
    private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(SURE).build();

    Accounts(Viewers viewers, GraphReader reader, GraphWriter graph, AccountOpening opening) {
        this.viewers = viewers;
        this.reader = reader;
        this.graph = graph;
        this.opening = opening;
    }

    @QueryMapping
    Map<String, Object> me() {
        String key = viewers.require(Action.READ_ACCOUNT).key();
        if (known.getIfPresent(key) == null) {
            if (!exists(key)) {
                opening.welcome(key, graph);
            }
            known.put(key, true);
        }
        return Map.of("key", key);
    }

    private boolean exists(String key) {
        return reader.read("RETURN EXISTS { (:Account {key: $key}) } AS known", Map.of("key", key)).asBoolean();
    }

    /** What to change; null for what stays. */
    record AccountUpdateInput(@Nullable String displayName) {}

    @MutationMapping
    Map<String, @Nullable Object> accountUpdate(@Argument AccountUpdateInput input) {
        String key = viewers.require(Action.KEEP_ACCOUNT).key();
        if (input.displayName() == null) {
            return Map.of("key", key, "userErrors", List.of());
        }
        DisplayName name = DisplayName.typed(input.displayName());
        if (!name.isWellFormed()) {
            return UserErrors.of(
                    "INVALID_NAME",
                    "A name has 2 to 60 letters of one script, digits and signs of a name, and begins with one of the first two.",
                    "displayName");
        }
        return graph.write("""
                MATCH (account:Account {key: $key})-[:OF]->(citizen:Citizen)
                WITH account, citizen, CASE
                  WHEN citizen.displayName = $name THEN null
                  WHEN $misleads
                    THEN {code: 'NAME_MISLEADS', message: 'Others would take you for an authority.', field: 'displayName'}
                  WHEN EXISTS { (other:Citizen {nameKey: $nameKey}) WHERE other <> citizen }
                    THEN {code: 'NAME_TAKEN', message: 'Somebody else has this name.', field: 'displayName'}
                END AS refusal
                FOREACH (change IN CASE WHEN refusal IS NULL THEN [1] ELSE [] END |
                  SET citizen.displayName = $name, citizen.nameKey = $nameKey
                )
                RETURN {key: account.key, userErrors: CASE WHEN refusal IS NULL THEN [] ELSE [refusal] END} AS written
                """, Map.of("key", key, "name", name.text(), "nameKey", name.key(), "misleads", misleads(name)));
    }

    /** Whether it is the name of the platform's staff, or one that the documents give to an institution, an organisation or a body. */
    private boolean misleads(DisplayName name) {
        return name.isReserved()
                || reader.read("""
                        CALL db.index.fulltext.queryNodes('search', $words) YIELD node
                        WHERE node:Institution OR node:Organisation OR node:Body
                        UNWIND split(node.words, '\n') AS named
                        RETURN collect(named)
                        """, Map.of("words", SearchWords.query(name.text())))
                        .asList(Value::asString)
                        .stream()
                        .map(DisplayName::key)
                        .anyMatch(name.key()::equals);
    }

    /** Whether they mean it. */
    record AccountDeleteInput(boolean confirm) {}

    @MutationMapping
    Map<String, @Nullable Object> accountDelete(@Argument AccountDeleteInput input) {
        String key = viewers.require(Action.KEEP_ACCOUNT).key();
        if (!input.confirm()) {
            return UserErrors.of("NOT_CONFIRMED", "This cannot be undone: confirm it.", "confirm");
        }
        Map<String, @Nullable Object> written = graph.write("""
                MATCH (account:Account {key: $key})-[:OF]->(citizen:Citizen)
                SET citizen = {id: citizen.id, createdAt: citizen.createdAt, deletedAt: datetime()}
                WITH account, citizen
                CALL (citizen) {
                  MATCH (citizen)-[:WROTE]->(unseen:Draft|Withheld)
                  OPTIONAL MATCH (unseen)<-[:EVIDENCE_OF]-(piece:Evidence)
                  DETACH DELETE piece, unseen
                }
                CALL (citizen) {
                  MATCH (citizen)-[ended:!(WROTE|DID)]->()
                  DELETE ended
                }
                CALL () {
                  MATCH (receipt:Receipt)
                  WHERE receipt.key STARTS WITH $key + ' '
                  DETACH DELETE receipt
                }
                CALL (account) {
                  MATCH (account)-->(own:!Node)
                  DETACH DELETE own
                }
                DETACH DELETE account
                RETURN {citizen: citizen.id, userErrors: []} AS written
                """, Map.of("key", key));
        known.invalidate(key);
        return written;
    }
}
