package mx.cocrea.identity;

import java.util.Set;

/**
 * Who asks.
 *
 * @param key of their account: a digest of issuer and subject, from which neither can be told
 * @param roles what they are
 * @param scopes what the program that asks may do in their name
 */
public record Viewer(String key, Set<Role> roles, Set<Scope> scopes) {

    /** Whether they have a role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }
}
