package mx.cocrea.platform.writing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Addresses elsewhere, as people give them. */
public final class WebAddress {

    private static final int LONGEST = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** Whether it is of a site, and without a name and password, which would only hide what site it is. */
    public static boolean isOpen(String url) {
        try {
            URI address = new URI(url);
            return url.length() <= LONGEST
                    && address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
