package mx.cocrea;

import java.util.concurrent.atomic.AtomicInteger;
import mx.cocrea.platform.composer.GraphReader;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Counts the statements that the application reads with. */
@TestComponent
public class StatementCount implements BeanPostProcessor {

    private final AtomicInteger statements = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (name.equals("graphReader") && bean instanceof GraphReader reader) {
            GraphReader counting = (statement, parameters) -> {
                statements.incrementAndGet();
                return reader.read(statement, parameters);
            };
            return counting;
        }
        return bean;
    }

    /** How many statements were run while this was done. */
    public int during(Runnable action) {
        int before = statements.get();
        action.run();
        return statements.get() - before;
    }
}
