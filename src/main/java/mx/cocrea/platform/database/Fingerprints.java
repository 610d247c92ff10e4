package mx.cocrea.platform.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.EagerResult;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.RoutingControl;

/** What the database was found to be in order with, so that the next start need not look again; kept in the database itself. */
public final class Fingerprints {

    private final Driver driver;
    private final QueryConfig reading;
    private final QueryConfig writing;

    Fingerprints(Driver driver, String database) {
        this.driver = driver;
        this.reading = QueryConfig.builder().withDatabase(database).withRouting(RoutingControl.READ).build();
        this.writing = QueryConfig.builder().withDatabase(database).build();
    }

    /**
     * Whether this very text was kept, by a database of the same version.
     *
     * @param of what the text is of
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away
     */
    public boolean hold(String of, String text) {
        EagerResult found = driver.executableQuery("""
                OPTIONAL MATCH (f:Fingerprint {of: $of})
                RETURN f.value AS value
                """).withParameters(Map.of("of", of)).withConfig(reading).execute();
        return found.records().getFirst().get("value").asString("").equals(print(text, found));
    }

    /**
     * Keeps a text's fingerprint, in place of an earlier one's.
     *
     * @throws org.neo4j.driver.exceptions.Neo4jException when the database is away
     */
    public void keep(String of, String text) {
        EagerResult server = driver.executableQuery("RETURN 1").withConfig(reading).execute();
        driver.executableQuery("""
                MERGE (f:Fingerprint {of: $of})
                SET f.value = $value
                """).withParameters(Map.of("of", of, "value", print(text, server))).withConfig(writing).execute();
    }

    private static String print(String text, EagerResult from) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(from.summary().server().agent().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException required) {
            throw new IllegalStateException(required);
        }
    }
}
