package mx.cocrea.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/** The identity provider that is configured, where one is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(IdentityProvider.Configured.class)
class IdentityProvider {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static boolean isConfigured(Environment environment) {
        return StringUtils.hasText(environment.getProperty("cocrea.issuer-uri"));
    }

    /** Holds where there is one. */
    static final class Configured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isConfigured(context.getEnvironment());
        }
    }

    /** Holds where there is none, so that people sign in at the demo's. */
    static final class Missing implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isConfigured(context.getEnvironment());
        }
    }

    /** As it describes itself, asked when somebody first signs in, so that it may be away when this starts. */
    @Bean
    ClientRegistrationRepository identityProviderDescription(
            @Value("${cocrea.issuer-uri:}") String issuer,
            @Value("${cocrea.client-id:cocrea-web}") String client,
            @Value("${cocrea.client-secret:}") String secret,
            @Value("${cocrea.public-address:}") String publicAddress) {
        SingletonSupplier<ClientRegistration> provider = SingletonSupplier.of(() -> {
            ClientRegistration.Builder registration = ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId(SignIn.PROVIDER)
                    .clientId(client)
                    .redirectUri(SignIn.site(publicAddress) + SignIn.ANSWER)
                    .scope(SignIn.SCOPES);
            return (secret.isEmpty()
                    ? registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    : registration.clientSecret(secret))
                    .build();
        });
        return id -> provider.obtain();
    }

    /** As the framework would ask for tokens, but not for ever. */
    @Bean
    OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(
                RestClient.builder()
                        .requestFactory(requests)
                        .configureMessageConverters(
                                converters -> converters.addCustomConverter(new FormHttpMessageConverter())
                                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                        .build());
        return tokens;
    }
}
