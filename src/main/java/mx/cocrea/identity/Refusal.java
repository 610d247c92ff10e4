package mx.cocrea.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import mx.cocrea.platform.graphql.Answers;
import mx.cocrea.platform.limits.Allowances;
import mx.cocrea.platform.limits.RateLimits;
import mx.cocrea.platform.limits.Shortage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Says no: to a token that is not right, as GraphQL would; to a form that was not sent from our own page, that it does not count; to all
 * that is not open, that it is not there.
 */
@Component
final class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusal.class);

    private final Answers answers;
    private final Allowances allowances;
    private final RateLimits limits;

    Refusal(Answers answers, Allowances allowances, RateLimits limits) {
        this.answers = answers;
        this.allowances = allowances;
        this.limits = limits;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        if (!(fault instanceof OAuth2AuthenticationException token)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE.equals(token.getError().getErrorCode())) {
            log.warn("The identity provider does not answer", fault);
            answers.refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE",
                    "The identity provider does not answer; try again in a while, or leave out the token.");
        } else {
            Optional<Shortage> shortage = allowances.ofAddress(request, response).take(limits.signIn());
            if (shortage.isPresent()) {
                answers.refuse(request, response, shortage.get());
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            answers.refuse(request, response, HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED",
                    "The bearer token is not valid here, or no longer; leave it out to read as anyone may.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
            throws IOException {
        response.sendError((fault instanceof CsrfException ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
    }
}
