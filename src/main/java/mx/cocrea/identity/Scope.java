package mx.cocrea.identity;

import java.util.Locale;

/** What a program may do in somebody's name, as they allowed it (OAuth 2.0, section 3.3). */
public enum Scope {
    /** Reads what only they see. */
    READ,
    /** Comments, proposes, supports, follows. */
    PARTICIPATE,
    /** Reports and answers for an institution. */
    REPORT,
    /** Decides on reports. */
    MODERATE;

    /** As tokens have it. */
    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
