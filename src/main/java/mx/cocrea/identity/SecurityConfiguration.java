package mx.cocrea.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What is open to everyone, whose tokens count and who may keep a session, and that all else is not there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** What programs ask, and files. */
    private static final String[] DATA = {
            "/graphql", "/graphql/schema", "/datos/*/**", "/recursos/**", "/novedades/**", "/sitemap.xml", "/robots.txt"};

    /** Where whoever has a message ends that there are more; by their mail program too, which has none of our pages. */
    private static final String ENDING = "/baja/*";

    /** What people read without signing in. */
    private static final String[] PAGES = {
            "/", "/compromisos", "/compromisos/*", "/actividades/*", "/propuestas", "/propuestas/*", "/comentarios/*",
            "/ciudadanos/*", "/cuenta-eliminada", "/actores", "/actores/*", "/red", "/ods", "/ods/*", "/planes/*",
            "/planes/*/tablero", "/desacuerdos", "/reportes/*", "/indicadores", "/indicadores/*", "/huecos", "/continuidad",
            "/buscar",
            "/cifras", "/cifras/*", "/evaluaciones", "/evaluaciones/*", "/instituciones/*", "/datos", "/tablas/*", "/dinero",
            "/dinero/*",
            "/programas/*", "/explorador",
            "/moderacion/registro", ENDING};

    /** What is for those who signed in. */
    private static final List<String> MEMBERS = List.of(
            "/cuenta/**", "/avisos/**", "/propuestas/nueva", "/propuestas/*/*", "/compromisos/*/comentarios",
            "/actividades/*/comentarios",
            "/actividades/*/reportar", "/reportes/*/corregir", "/indicadores/*/*", "/cifras/nueva", "/cifras/*/*",
            "/evaluaciones/nueva", "/evaluaciones/*/*", "/evaluaciones/*/panel/*", "/calificar/**", "/dinero/nueva",
            "/dinero/*/corregir",
            "/comentarios/*/*", "/reportar/*", "/moderacion",
            "/moderacion/apelaciones", "/enlaces/**");

    /** The API and files: whoever shows a token is its bearer, and no cookie speaks for anyone, so that no other site can borrow one. */
    @Bean
    @Order(1)
    SecurityFilterChain dataSecurity(HttpSecurity http, JwtDecoder decoder, Refusal refusal) {
        AuthenticationManager tokens = tokens(decoder);
        return common(http).securityMatchers(
                requests -> requests.requestMatchers(DATA).requestMatchers(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(DATA)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(
                        server -> server.authenticationManagerResolver(request -> tokens).authenticationEntryPoint(refusal))
                .exceptionHandling(denied -> denied.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .cors(withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The pages: read by anyone, without a session; who signs in has one, and sends forms with a token that only our own pages hold. */
    @Bean
    @Order(3)
    SecurityFilterChain pageSecurity(
            HttpSecurity http,
            ClientRegistrationRepository provider,
            Refusal refusal,
            @Value("${cocrea.public-address:}") String publicAddress) {
        SignIn signIn = new SignIn(provider);
        RequestMatcher members = new OrRequestMatcher(
                MEMBERS.stream().<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher).toList());
        OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(provider);
        signedOut.setPostLogoutRedirectUri(SignIn.site(publicAddress) + "/");
        return common(http).authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(members)
                .authenticated()
                .requestMatchers(PAGES)
                .permitAll()
                .anyRequest()
                .denyAll())
                .oauth2Login(login -> login.loginPage(SignIn.PATH)
                        .authorizationEndpoint(begin -> begin.authorizationRequestResolver(signIn))
                        .redirectionEndpoint(answer -> answer.baseUri(SignIn.ANSWER))
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .successHandler(signIn)
                        .failureHandler(signIn)
                        .addObjectPostProcessor(SecurityConfiguration.failing(signIn)))
                .csrf(forms -> forms.ignoringRequestMatchers(ENDING))
                .logout(logout -> logout.logoutUrl("/salir").logoutSuccessHandler(signedOut))
                .exceptionHandling(
                        denied -> denied.authenticationEntryPoint(
                                (request, response, fault) -> (members.matches(request) ? signIn : refusal)
                                        .commence(request, response, fault))
                                .accessDeniedHandler(refusal))
                .build();
    }

    private static HttpSecurity common(HttpSecurity http) {
        return http.requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(headers -> headers.referrerPolicy(
                        referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
    }

    /** What goes wrong before the identity provider is reached is told as what goes wrong after it. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> failing(AuthenticationFailureHandler handler) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }

    /** Behind a proxy that speaks TLS for us, only the public address tells that the cookie must not travel without it. */
    @Bean
    ServletContextInitializer secureCookie(@Value("${cocrea.public-address:}") String publicAddress) {
        return context -> context.getSessionCookieConfig().setSecure(publicAddress.startsWith("https:"));
    }

    /** Tells a token that is not right from a provider that cannot be asked about it. */
    static AuthenticationManager tokens(JwtDecoder decoder) {
        AuthenticationManager provider = new ProviderManager(new JwtAuthenticationProvider(decoder));
        return token -> {
            try {
                return provider.authenticate(token);
            } catch (AuthenticationServiceException | JwtDecoderInitializationException away) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE), away);
            }
        };
    }

    /** Each request is timed once, where its operation is known. */
    @Bean
    SecurityObservationSettings unobservedSecurity() {
        return SecurityObservationSettings.noObservations();
    }
}
