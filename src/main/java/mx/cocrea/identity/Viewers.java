package mx.cocrea.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mx.cocrea.platform.limits.AccountOfRequest;
import mx.cocrea.platform.reading.RequestParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells who asks, in the request that a thread serves; statements know it as {@code $viewer}, which is null for those not signed in. */
@Component
public final class Viewers implements RequestParameter, AccountOfRequest {

    /** Claim of a token that names roles. */
    static final String ROLES = "roles";

    private static final String SCOPE = "SCOPE_";

    /** When what they sign in by ends to count; never where that is for another to say. */
    public Optional<Instant> until() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Jwt token
                ? Optional.ofNullable(token.getExpiresAt())
                : Optional.empty();
    }

    /** Who asks; nobody where they have not signed in. */
    public Optional<Viewer> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return Optional.empty();
        }
        return switch (authentication.getPrincipal()) {
            case ClaimAccessor claims -> Optional.of(viewer(claims, authentication.getAuthorities()));
            case Viewer viewer -> Optional.of(viewer);
            case null, default -> Optional.empty();
        };
    }

    /** The address that the identity provider says is theirs, and has verified; none where it says none. */
    public Optional<String> verifiedEmail() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ClaimAccessor claims
                && Boolean.TRUE.equals(claims.getClaimAsBoolean(StandardClaimNames.EMAIL_VERIFIED))
                        ? Optional.ofNullable(claims.getClaimAsString(StandardClaimNames.EMAIL))
                        : Optional.empty();
    }

    /** Reads as the citizen whose account has this key would, for what is sent to them. */
    public <T> T reading(String key, Supplier<T> question) {
        SecurityContext before = SecurityContextHolder.getContext();
        Viewer reader = new Viewer(key, EnumSet.of(Role.CITIZEN), EnumSet.of(Scope.READ));
        SecurityContextHolder.setContext(
                new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(reader, "", List.of())));
        try {
            return question.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /**
     * Who asks, where they may do this.
     *
     * @throws AuthenticationCredentialsNotFoundException where they have not signed in: UNAUTHENTICATED
     * @throws AccessDeniedException where neither their roles nor the program's scopes allow it: FORBIDDEN
     */
    public Viewer require(Action action) {
        Viewer viewer = current().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("not signed in"));
        if (!action.isOpenTo(viewer)) {
            throw new AccessDeniedException(action.name());
        }
        return viewer;
    }

    @Override
    public Optional<String> accountKey() {
        return current().map(Viewer::key);
    }

    @Override
    public String name() {
        return "viewer";
    }

    /** {@code key} of the account, {@code roles} by name, and by name the {@code actions} that are open to them in this request. */
    @Override
    public @Nullable Object value() {
        return current()
                .map(viewer -> Map.of(
                        "key", viewer.key(),
                        "roles", viewer.roles().stream().map(Role::name).toList(),
                        "actions",
                        Arrays.stream(Action.values()).filter(action -> action.isOpenTo(viewer)).map(Action::name).toList()))
                .orElse(null);
    }

    private static Viewer viewer(ClaimAccessor claims, Collection<? extends GrantedAuthority> authorities) {
        Set<String> granted = authorities.stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        Set<Scope> scopes = Arrays.stream(Scope.values())
                .filter(scope -> granted.contains(SCOPE + scope.value()))
                .collect(Collectors.toSet());
        return new Viewer(key(claims), roles(claims), scopes);
    }

    private static Set<Role> roles(ClaimAccessor claims) {
        Set<Role> roles = EnumSet.of(Role.CITIZEN);
        List<String> named = Objects.requireNonNullElse(claims.getClaimAsStringList(ROLES), List.of());
        Set<String> names = named.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        Arrays.stream(Role.values()).filter(role -> names.contains(role.name())).forEach(roles::add);
        return roles;
    }

    private static String key(ClaimAccessor claims) {
        String whole = claims.getClaimAsString("iss") + "\n" + claims.getClaimAsString("sub");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
