package mx.cocrea.identity;

import java.util.Arrays;
import java.util.Locale;

/** Somebody to sign in as where no identity provider is configured: one for each role, and two where one may not decide alone. */
public enum DemoPerson {
    /** Takes part. */
    ANA(Role.CITIZEN),
    /** Acts for institutions or organisations. */
    LUIS(Role.LIAISON),
    /** Works for the technical secretariat. */
    SOFIA(Role.SECRETARIAT),
    /** Rates commitments. */
    ELENA(Role.EVALUATOR),
    /** Decides on what people report. */
    MARIO(Role.MODERATOR),
    /** Decides on appeals from what Mario decided, and he on hers. */
    MARTA(Role.MODERATOR),
    /** Binds liaisons to institutions and organisations. */
    ADELA(Role.ADMINISTRATOR);

    private final Role role;

    DemoPerson(Role role) {
        this.role = role;
    }

    /** The one who signs in by this name. */
    static DemoPerson of(String user) {
        return Arrays.stream(values()).filter(person -> person.user().equals(user)).findFirst().orElseThrow();
    }

    /** By which they sign in, and the subject of their tokens. */
    public String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Known to everybody: the demo's page of signing in shows it. */
    public String password() {
        return user() + "-demo";
    }

    /** What they are. */
    public Role role() {
        return role;
    }
}
