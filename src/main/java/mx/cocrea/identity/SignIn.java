package mx.cocrea.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in begins at a page of this site, goes by the identity provider, and ends at the same page. */
final class SignIn
        implements
            OAuth2AuthorizationRequestResolver,
            AuthenticationEntryPoint,
            AuthenticationSuccessHandler,
            AuthenticationFailureHandler {

    /** Where it begins. */
    static final String PATH = "/ingresar";

    /** Where the identity provider sends people back to. */
    static final String ANSWER = "/ingresar/codigo";

    /** By which the identity provider is known here; there is one. */
    static final String PROVIDER = "cocrea";

    /** All that people can do, so that the pages can do it in their name, and the address by which they may want to be told. */
    static final Set<String> SCOPES = Stream
            .concat(Stream.of(OidcScopes.OPENID, OidcScopes.EMAIL), Arrays.stream(Scope.values()).map(Scope::value))
            .collect(Collectors.toUnmodifiableSet());

    /** Parameter and attribute of the session: the page. */
    private static final String PAGE = "volver";

    private static final String HOME = "/";

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final RequestMatcher begin = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, PATH);
    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignIn(ClientRegistrationRepository provider) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(provider);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    /**
     * The address of this site, as templates of redirections have it.
     *
     * @param publicAddress empty for that of each request
     */
    static String site(String publicAddress) {
        return publicAddress.isEmpty() ? "{baseUrl}" : publicAddress;
    }

    /** Sends whoever opens a page that is for those who signed in to do so. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        response.sendRedirect(
                UriComponentsBuilder.fromPath(PATH)
                        .queryParam(PAGE, "{page}")
                        .encode()
                        .buildAndExpand(page(request))
                        .toUriString());
    }

    private static String page(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        if (!begin.matches(request)) {
            return null;
        }
        OAuth2AuthorizationRequest question = requests.resolve(request, PROVIDER);
        request.getSession().setAttribute(PAGE, local(request.getParameter(PAGE)));
        return question;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return requests.resolve(request, provider);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        HttpSession session = request.getSession();
        Object page = session.getAttribute(PAGE);
        session.removeAttribute(PAGE);
        response.sendRedirect(page instanceof String begun ? begun : HOME);
    }

    /** Says on a page that it did not come about; why is for whoever runs this. */
    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        if (fault instanceof OAuth2AuthenticationException refused && !isAway(refused)) {
            log.info("Signing in did not come about: {}", refused.getError().getErrorCode().replaceAll("\\W", "_"));
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            log.warn("The identity provider does not answer", fault);
            response.sendError(HttpStatus.BAD_GATEWAY.value());
        }
    }

    private static boolean isAway(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }

    /** A page of this site; the first one where it is another's, or none. */
    private static String local(@Nullable String page) {
        if (page == null || !page.startsWith("/") || page.startsWith("//")) {
            return HOME;
        }
        try {
            return new URI(page).toString();
        } catch (URISyntaxException garbled) {
            return HOME;
        }
    }
}
