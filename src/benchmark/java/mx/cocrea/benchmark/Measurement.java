package mx.cocrea.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * One server at one read under one number of clients.
 *
 * @param server bare, application or cached
 * @param requestsPerSecond answered
 * @param p50 milliseconds within which half of the requests were answered
 * @param p99 milliseconds within which 99 of a hundred were
 * @param ofLimit requests a second over those of the bare server in the same minute; null for a write, which it cannot send
 * @param serverCpu microseconds of processor time that a request took in the server
 * @param databaseCpu microseconds of processor time that a request took in the database
 */
record Measurement(
        int scale,
        String read,
        int clients,
        String server,
        double requestsPerSecond,
        double p50,
        double p99,
        @Nullable Double ofLimit,
        double serverCpu,
        double databaseCpu) {}
