package mx.cocrea.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.function.SingletonSupplier;

/** An identity provider within this process, where none is configured: whoever tries this signs in as a person of any role. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(IdentityProvider.Missing.class)
class DemoIssuer {

    /** Where somebody tells who they are. */
    static final String SIGN_IN = "/demo/ingresar";

    /** Where a terminal's code is shown. */
    static final String CODE = "/demo/codigo";

    /** A name that nobody else can have, the same at whatever address this server is reached, so that accounts stay their people's. */
    private static final String ISSUER = "https://demo.cocrea.invalid";

    private static final String AUTHORIZE = "/demo/authorize";
    private static final String TOKEN = "/demo/token";
    private static final String KEYS = "/demo/keys";

    /** Put together when somebody first comes to it, so that a start does not wait for it. */
    @Bean
    @Order(2)
    SecurityFilterChain demoSecurity(
            ObjectProvider<HttpSecurity> http, @Value("${cocrea.public-address:}") String publicAddress) {
        SingletonSupplier<FilterChainProxy> demo = SingletonSupplier.of(
                () -> new FilterChainProxy(chain(http.getObject(), publicAddress)));
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher("/demo/**"),
                (request, response, rest) -> demo.obtain().doFilter(request, response, rest));
    }

    /** It knows people apart from the pages, whose sessions begin only with what it says of them. */
    private static SecurityFilterChain chain(HttpSecurity http, String publicAddress) {
        HttpSessionSecurityContextRepository apart = new HttpSessionSecurityContextRepository();
        apart.setSpringSecurityContextKey(DemoIssuer.class.getName());
        return http
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.oidc(withDefaults())
                                .registeredClientRepository(new DemoClients(publicAddress))
                                .authorizationServerSettings(
                                        AuthorizationServerSettings.builder()
                                                .issuer(ISSUER)
                                                .authorizationEndpoint(AUTHORIZE)
                                                .tokenEndpoint(TOKEN)
                                                .jwkSetEndpoint(KEYS)
                                                .build()))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(SIGN_IN, CODE).permitAll().anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(apart))
                .authenticationProvider(people())
                .formLogin(form -> form.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?error=true").defaultSuccessUrl(SignIn.PATH))
                .exceptionHandling(denied -> denied.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SIGN_IN)))
                .build();
    }

    private static DaoAuthenticationProvider people() {
        return new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                Arrays.stream(DemoPerson.values())
                        .map(person -> User.withUsername(person.user())
                                .password("{noop}" + person.password())
                                .authorities(List.of())
                                .build())
                        .toList()));
    }

    /** Made when first asked for, and gone with this process. */
    @Bean
    JWKSource<SecurityContext> demoKeys() {
        SingletonSupplier<JWKSet> keys = SingletonSupplier.of(DemoIssuer::newKeys);
        return (wanted, context) -> wanted.select(keys.obtain());
    }

    private static JWKSet newKeys() {
        try {
            return new JWKSet(new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).keyUse(KeyUse.SIGNATURE).generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What its tokens say besides: the person's role, and that an access token is meant for the API. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> demoClaims(@Value("${cocrea.audience}") String audience) {
        return token -> {
            DemoPerson person = DemoPerson.of(Objects.requireNonNull(token.<Authentication>getPrincipal()).getName());
            token.getClaims()
                    .claim(Viewers.ROLES, List.of(person.role().name().toLowerCase(Locale.ROOT)))
                    .claim(StandardClaimNames.EMAIL, person.user() + "@demo.cocrea.invalid")
                    .claim(StandardClaimNames.EMAIL_VERIFIED, true);
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getClaims().claim(JwtClaimNames.AUD, List.of(audience));
            }
        };
    }

    @Bean
    JwtDecoder demoTokens(JWKSource<SecurityContext> keys, @Value("${cocrea.audience}") String audience) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(
                        List.of(new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(audience))));
        return decoder;
    }

    /** Browsers go on at the address that they are at; this server asks itself on the loopback. */
    @Bean
    ClientRegistrationRepository demoProvider(
            Environment environment, @Value("${cocrea.public-address:}") String publicAddress) {
        SingletonSupplier<ClientRegistration> provider = SingletonSupplier.of(() -> {
            String here = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
            return ClientRegistration.withRegistrationId(SignIn.PROVIDER)
                    .issuerUri(ISSUER)
                    .authorizationUri(AUTHORIZE)
                    .tokenUri(here + TOKEN)
                    .jwkSetUri(here + KEYS)
                    .userNameAttributeName(JwtClaimNames.SUB)
                    .clientId(DemoClients.PAGES)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(SignIn.site(publicAddress) + SignIn.ANSWER)
                    .scope(SignIn.SCOPES)
                    .build();
        });
        return id -> provider.obtain();
    }
}
