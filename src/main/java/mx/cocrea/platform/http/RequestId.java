package mx.cocrea.platform.http;

import io.micrometer.context.ContextRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import mx.cocrea.platform.composer.BoltReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/** Names each request: the name is in every log line, in the answer's headers and in the errors that have no better explanation. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestId extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";

    private static final Logger log = LoggerFactory.getLogger(RequestId.class);
    private static final String KEY = "requestId";
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final int LONGEST = 64;

    RequestId() {
        // What runs on another thread on behalf of a request logs under the same name.
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(KEY, () -> MDC.get(KEY), id -> MDC.put(KEY, id), () -> MDC.remove(KEY));
    }

    /** The name of this request. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : fresh();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String given = request.getHeader(HEADER);
        String id = isSane(given) ? given : of(request);
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } catch (Exception fault) {
            fail(response, fault);
        } finally {
            MDC.remove(KEY);
        }
    }

    /** Past this filter the container would log the fault without the request's name. */
    private static void fail(HttpServletResponse response, Exception fault) throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            return;
        }
        boolean away = BoltReader.isAway(fault);
        if (away) {
            log.warn("The database does not answer: {}", fault.getMessage());
        } else {
            log.error("The request failed", fault);
        }
        if (response.isCommitted()) {
            // So that the container cuts the connection, and nobody takes a part for the whole.
            throw new IOException("Broken off", fault);
        }
        response.sendError((away ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.INTERNAL_SERVER_ERROR).value());
    }

    /** The body of an error is written in a dispatch of its own, under the same name. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String fresh() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** Letters, digits, dot, hyphen and underscore: nothing that could forge a log line or a header. */
    private static boolean isSane(@Nullable String id) {
        return id != null && !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(RequestId::isPlain);
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9') || character == '-' || character == '_' || character == '.';
    }
}
