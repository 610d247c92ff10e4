package mx.cocrea.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mx.cocrea.platform.limits.Allowances;
import mx.cocrea.platform.limits.RateLimits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds how often somebody at an address can try to sign in, before anything that signs in comes to see it. */
@Component
@ConditionalOnWebApplication
@Order(SignInAttempts.BEFORE_SECURITY)
final class SignInAttempts extends OncePerRequestFilter {

    /** After the request has its name. */
    static final int BEFORE_SECURITY = Ordered.HIGHEST_PRECEDENCE + 1;

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();

    private final RequestMatcher attempts = new OrRequestMatcher(
            PATHS.matcher(SignIn.PATH), PATHS.matcher(SignIn.ANSWER), PATHS.matcher(HttpMethod.POST, DemoIssuer.SIGN_IN));

    private final Allowances allowances;
    private final RateLimits limits;

    SignInAttempts(Allowances allowances, RateLimits limits) {
        this.allowances = allowances;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !attempts.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (allowances.ofAddress(request, response).take(limits.signIn()).isPresent()) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            chain.doFilter(request, response);
        }
    }
}
