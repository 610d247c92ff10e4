package mx.cocrea.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the network is looked at: all that an address needs to show it again.
 *
 * @param from in the middle
 * @param to where the path leads
 * @param opened whose surroundings are shown too, in the order in which they were opened
 */
public record NetworkView(
        @Nullable String from, @Nullable String to, @Nullable String plan, @Nullable String role, List<String> opened) {

    public String address() {
        return UriComponentsBuilder.fromPath("/red")
                .queryParamIfPresent("desde", Optional.ofNullable(from))
                .queryParamIfPresent("hasta", Optional.ofNullable(to))
                .queryParamIfPresent("plan", Optional.ofNullable(plan))
                .queryParamIfPresent("papel", Optional.ofNullable(role))
                .queryParamIfPresent("abiertos", Optional.of(opened).filter(some -> !some.isEmpty()))
                .build()
                .encode()
                .toUriString();
    }

    /** The view with somebody else in the middle; filters stay. */
    public NetworkView around(String actor) {
        return new NetworkView(actor, null, plan, role, List.of());
    }

    /** The view with a path to somebody. */
    public NetworkView to(String actor) {
        return new NetworkView(from, actor, plan, role, opened);
    }

    /** The view without somebody's surroundings. */
    public NetworkView without(String actor) {
        return new NetworkView(from, to, plan, role, opened.stream().filter(other -> !other.equals(actor)).toList());
    }
}
