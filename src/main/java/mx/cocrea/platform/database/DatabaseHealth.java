package mx.cocrea.platform.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.neo4j.driver.Driver;
import org.neo4j.driver.async.AsyncSession;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the database answers, told within a time limit of its own. */
final class DatabaseHealth extends AbstractHealthIndicator {

    private final Driver driver;
    private final Duration limit;

    DatabaseHealth(Driver driver, Duration limit) {
        this.driver = driver;
        this.limit = limit;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        AsyncSession session = driver.session(AsyncSession.class);
        try {
            session.runAsync("RETURN 1")
                    .thenCompose(answer -> answer.consumeAsync())
                    .toCompletableFuture()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
            health.up();
        } catch (TimeoutException silence) {
            health.down().withDetail("error", "no answer within " + limit);
        } finally {
            session.closeAsync();
        }
    }
}
