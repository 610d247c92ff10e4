package mx.cocrea.platform.graphql;

import org.springframework.http.HttpStatus;

/** An HTTP request that is no GraphQL request, and what is wrong with it. */
final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    RequestRefused(HttpStatus status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static RequestRefused malformed(String message) {
        return new RequestRefused(HttpStatus.BAD_REQUEST, "BAD_REQUEST", message);
    }

    HttpStatus status() {
        return status;
    }

    GraphQlFault fault() {
        return GraphQlFault.of(code, String.valueOf(getMessage()));
    }
}
