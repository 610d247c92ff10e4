package mx.cocrea.platform.limits;

import java.util.Optional;

/** Tells whose request a thread serves. */
public interface AccountOfRequest {

    /** The key of the account; nothing for those who have not signed in. */
    Optional<String> accountKey();
}
