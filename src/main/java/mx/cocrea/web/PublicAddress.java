package mx.cocrea.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The address under which people reach the pages. */
@Component
final class PublicAddress {

    private final @Nullable URI configured;

    /** @param configured where it is not set, that of each request */
    PublicAddress(@Value("${cocrea.public-address:}") @Nullable URI configured) {
        this.configured = configured == null || configured.toString().isEmpty() ? null : configured;
    }

    /** What was asked for, as people would ask for it. */
    UriComponentsBuilder of(HttpServletRequest request) {
        UriComponentsBuilder here = ServletUriComponentsBuilder.fromRequest(request);
        return configured == null
                ? here
                : here.scheme(configured.getScheme()).host(configured.getHost()).port(configured.getPort());
    }

    /** The address of the site, without a slash at its end. */
    String root(HttpServletRequest request) {
        return of(request).replacePath("").replaceQuery(null).build().toUriString();
    }
}
