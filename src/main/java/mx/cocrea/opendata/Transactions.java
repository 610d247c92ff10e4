package mx.cocrea.opendata;

import java.util.function.Consumer;
import org.neo4j.driver.SimpleQueryRunner;

/** Where steps are run: each in a transaction of its own, or all in one. */
interface Transactions {

    void run(Consumer<SimpleQueryRunner> step);
}
