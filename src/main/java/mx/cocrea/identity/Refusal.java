package mx.cocrea.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mx.cocrea.platform.graphql.Answers;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says no: to a token that is not right, as GraphQL would; to all that is not open, that it is not there. */
@Component
final class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Answers answers;

    Refusal(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        if (!(fault instanceof OAuth2AuthenticationException)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        answers.refuse(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "UNAUTHENTICATED",
                "The bearer token is not valid here, or no longer; leave it out to read as anyone may.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException fault)
            throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
