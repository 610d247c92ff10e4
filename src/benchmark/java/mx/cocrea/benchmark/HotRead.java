package mx.cocrea.benchmark;

import java.util.List;
import java.util.Map;

/**
 * What many will ask, or write, with values for its variables as often as they are likely to be asked for.
 *
 * @param name in the report
 * @param document in GraphQL
 * @param variables one map for each request
 */
record HotRead(String name, String document, List<Map<String, Object>> variables) {

    /** Whether it writes; whoever sends it has signed in then, and says something else each time. */
    boolean writes() {
        return document.startsWith("mutation");
    }
}
