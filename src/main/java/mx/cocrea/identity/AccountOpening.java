package mx.cocrea.identity;

import java.util.Map;
import mx.cocrea.platform.writing.GraphWriter;
import mx.cocrea.platform.writing.Newcomers;
import org.springframework.stereotype.Component;

/** Opens an account, with a citizen who has chosen no name yet. */
@Component
final class AccountOpening implements Newcomers {

    @Override
    public void welcome(String key, GraphWriter graph) {
        String id = graph.newId();
        graph.write("""
                MERGE (account:Account {key: $key})
                ON CREATE SET account.createdAt = datetime()
                MERGE (account)-[:OF]->(citizen:Citizen)
                ON CREATE SET citizen:Node, citizen.id = $id, citizen.createdAt = datetime(), citizen.displayName = $name
                RETURN {userErrors: []} AS written
                """, Map.of("key", key, "id", id, "name", DisplayName.unchosen(id).text()));
    }
}
