package mx.cocrea.benchmark;

import java.util.List;
import java.util.Map;

/**
 * A query that many will ask, with values for its variables as often as they are likely to be asked for.
 *
 * @param name of the read in the report
 * @param document in GraphQL
 * @param variables one map for each request
 */
record HotRead(String name, String document, List<Map<String, Object>> variables) {}
