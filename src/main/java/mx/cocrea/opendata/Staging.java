package mx.cocrea.opendata;

import java.util.Map;
import java.util.function.Consumer;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Session;

/**
 * Transactions that write new records out of readers' sight, and what becomes of those records.
 *
 * <p>A record keeps the label {@code Staged} until the import that brought it is whole, which that import says in its last transaction. So
 * after a crash it is known of each whether it stays.
 */
final class Staging implements Transactions {

    private static final int BATCH = 10_000;

    private final Session session;

    Staging(Session session) {
        this.session = session;
    }

    @Override
    public void run(Consumer<SimpleQueryRunner> step) {
        session.executeWriteWithoutResult(step::accept);
    }

    /** Says, together with the changes that readers see, that staged records stay. */
    static void keep(SimpleQueryRunner database) {
        database.run("CREATE (:Published)").consume();
    }

    /** Takes away what an import left behind that was cut off, or only its marks if the import was whole. */
    void recover() {
        boolean whole = session.executeRead(tx -> tx.run("""
                OPTIONAL MATCH (mark:Published)
                RETURN mark IS NOT NULL AS whole
                """).single().get("whole").asBoolean());
        if (whole) {
            settle();
        } else {
            // Of a record alone there can be more relationships than the database would delete at once.
            repeat("""
                    MATCH (:Staged)-[r]->()
                    WITH r
                    LIMIT $batch
                    DELETE r
                    RETURN count(*) AS records
                    """);
            repeat("""
                    MATCH (n:Staged)
                    WITH n
                    LIMIT $batch
                    DELETE n
                    RETURN count(*) AS records
                    """);
        }
    }

    /** Takes the marks from the records of a whole import. */
    void settle() {
        repeat("""
                MATCH (n:Staged)
                WITH n
                LIMIT $batch
                REMOVE n:Staged
                RETURN count(*) AS records
                """);
        session.executeWriteWithoutResult(tx -> tx.run("""
                MATCH (mark:Published)
                DELETE mark
                """).consume());
    }

    private void repeat(String statement) {
        long records;
        do {
            records = session.executeWrite(tx -> tx.run(statement, Map.of("batch", BATCH))
                    .single()
                    .get("records")
                    .asLong());
        } while (records == BATCH);
    }
}
