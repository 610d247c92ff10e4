package mx.cocrea.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What is open to everyone, whose tokens count, and that all else is not there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** What people read without signing in. */
    private static final String[] PAGES = {
            "/", "/compromisos", "/compromisos/*", "/actores", "/actores/*", "/red", "/ods", "/ods/*", "/planes/*", "/buscar",
            "/datos",
            "/datos/**", "/explorador", "/recursos/**", "/sitemap.xml", "/robots.txt"};

    @Bean
    SecurityFilterChain security(HttpSecurity http, ObjectProvider<JwtDecoder> decoder, Refusal refusal)
            throws Exception {
        AuthenticationManager tokens = tokens(decoder.getIfAvailable());
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/graphql", "/graphql/schema")
                .permitAll()
                .requestMatchers(PAGES)
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
                // No cookie speaks for anyone here, so that no other site can borrow one.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.referrerPolicy(
                        referrer -> referrer.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    /** Without an identity provider no token can be right, and one that is sent is refused rather than ignored. */
    private static AuthenticationManager tokens(@Nullable JwtDecoder decoder) {
        if (decoder == null) {
            return token -> {
                throw new InvalidBearerTokenException("No identity provider is configured");
            };
        }
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
