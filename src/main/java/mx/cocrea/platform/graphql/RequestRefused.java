package mx.cocrea.platform.graphql;

import org.springframework.http.HttpStatus;

/** An HTTP request that is no GraphQL request, and what is wrong with it. */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final GraphQlFault fault;

    RequestRefused(HttpStatus status, String code, String message) {
        this(status, GraphQlFault.of(code, message));
    }

    RequestRefused(HttpStatus status, GraphQlFault fault) {
        super(fault.getMessage(), null, false, false);
        this.status = status;
        this.fault = fault;
    }

    static RequestRefused malformed(String message) {
        return new RequestRefused(HttpStatus.BAD_REQUEST, "BAD_REQUEST", message);
    }

    HttpStatus status() {
        return status;
    }

    GraphQlFault fault() {
        return fault;
    }
}
