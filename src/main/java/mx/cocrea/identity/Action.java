package mx.cocrea.identity;

import java.util.List;
import java.util.Set;

/**
 * What only those who sign in can do: by which roles, and by programs with which scope. The README's table is made from this, and every
 * service asks it ({@link Viewers#require}).
 */
public enum Action {
    /** Reads their own account, exports it. */
    READ_ACCOUNT(Scope.READ, Role.CITIZEN),
    /** Changes their own account, deletes it. */
    KEEP_ACCOUNT(Scope.PARTICIPATE, Role.CITIZEN),
    /** Comments, edits and withdraws their own comments. */
    COMMENT(Scope.PARTICIPATE, Role.CITIZEN),
    /** Binds a liaison to an institution, or ends it. */
    BIND_LIAISON(Scope.MODERATE, Role.ADMINISTRATOR);

    private final Scope scope;
    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
    private final Set<Role> roles;

    Action(Scope scope, Role... roles) {
        this.scope = scope;
        this.roles = Set.copyOf(List.of(roles));
    }

    /** Whether somebody may do it in this request. */
    boolean isOpenTo(Viewer viewer) {
        return viewer.scopes().contains(scope) && viewer.roles().stream().anyMatch(roles::contains);
    }

    /** The scope that a program needs. */
    public Scope scope() {
        return scope;
    }

    /** Those who may. */
    public Set<Role> roles() {
        return roles;
    }
}
