package mx.cocrea.platform.graphql;

/**
 * In the context of a request, once its document is known: what it runs, and at what cost.
 *
 * @param operation the operation that it runs
 * @param cost fields that its answer may hold
 */
record RequestCost(PreparedOperation operation, long cost) {

    /** What it takes of an allowance, where each change costs this much beside. */
    long charge(long mutation) {
        return cost + operation.weight().writes() * mutation;
    }
}
