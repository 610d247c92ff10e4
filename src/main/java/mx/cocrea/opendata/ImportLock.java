package mx.cocrea.opendata;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mx.cocrea.platform.command.Progress;
import org.neo4j.driver.Transaction;

/** Lets one import or export run at a time, whatever process it is in; it ends with the transaction. */
final class ImportLock {

    private static final int SECONDS_WITHOUT_A_WORD = 2;

    private ImportLock() {}

    /** Waits until the transaction has the lock, and says so if that takes long. */
    static void take(Transaction tx, Progress progress) {
        CompletableFuture<Void> patience = CompletableFuture.runAsync(
                () -> progress.tell("Another import or export is running; waiting for it to end."),
                CompletableFuture.delayedExecutor(SECONDS_WITHOUT_A_WORD, TimeUnit.SECONDS));
        try {
            tx.run("""
                    MERGE (lock:ImportLock {id: 'import'})
                    SET lock.takenAt = datetime()
                    """).consume();
        } finally {
            patience.cancel(false);
        }
    }
}
