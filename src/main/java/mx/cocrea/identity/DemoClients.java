package mx.cocrea.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The programs that the demo's issuer knows: the pages, and a terminal to try the API from.
 *
 * <p>Both are sent back to the address under which this server was reached, whichever it is. They have no secret, so that the code
 * counts with the proof alone that whoever began fetches the token (RFC 7636).
 */
final class DemoClients implements RegisteredClientRepository {

    static final String PAGES = "cocrea-web";
    static final String TERMINAL = "terminal";

    private final String publicAddress;

    /** @param publicAddress empty for that of each request */
    DemoClients(String publicAddress) {
        this.publicAddress = publicAddress;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("The demo's programs are always the same");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return switch (id) {
            case PAGES -> client(id, SignIn.ANSWER);
            case TERMINAL -> client(id, DemoIssuer.CODE);
            default -> null;
        };
    }

    private RegisteredClient client(String id, String path) {
        String site = publicAddress.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : publicAddress;
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(site + path)
                .scopes(scopes -> scopes.addAll(SignIn.SCOPES))
                .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
                .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(Duration.ofHours(1)).build())
                .build();
    }
}
