package mx.cocrea.platform.graphql;

import graphql.GraphQLContext;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the database statements of one request; whoever runs one adds it here. */
public final class Statements {

    private final AtomicInteger count = new AtomicInteger();

    Statements() {}

    /** Adds one statement to the request that this context belongs to. */
    public static void add(GraphQLContext context) {
        Statements statements = context.get(Statements.class);
        if (statements != null) {
            statements.count.incrementAndGet();
        }
    }

    int count() {
        return count.get();
    }
}
