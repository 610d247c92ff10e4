package mx.cocrea.platform.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks of each request what it costs to come in, once it is known whose it is; what it asks within costs more there. GraphQL's endpoint
 * asks by itself, so that it can refuse in its own words.
 */
@Component
final class Door extends OncePerRequestFilter {

    private static final String GRAPHQL = "/graphql";
    private static final List<String> OPEN = List.of("/recursos/", "/actuator/");
    private static final String DOWNLOADS = "/datos/";

    private final Allowances allowances;
    private final RateLimits limits;

    Door(Allowances allowances, RateLimits limits) {
        this.allowances = allowances;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(GRAPHQL) || OPEN.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Allowance allowance = allowances.of(request, response);
        long cost = request.getRequestURI().startsWith(DOWNLOADS) ? limits.download() : limits.request();
        if (allowance.take(cost).isPresent()) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
