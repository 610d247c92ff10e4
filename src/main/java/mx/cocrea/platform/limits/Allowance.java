package mx.cocrea.platform.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What an account or an address may still ask for, in one request. */
public final class Allowance {

    /** What is left, and after how many seconds it is all there again (draft-ietf-httpapi-ratelimit-headers). */
    public static final String LEFT = "RateLimit";

    /** How much there is, in how many seconds (the same). */
    public static final String POLICY = "RateLimit-Policy";

    private final Bucket bucket;
    private final long quota;
    private final Duration window;
    private final InstantSource clock;
    private final Counter refused;
    private final @Nullable HttpServletResponse response;
    private long taken;

    /** @param response that says what is left; null where there is none */
    Allowance(
            Bucket bucket, long quota, Duration window, InstantSource clock, Counter refused,
            @Nullable HttpServletResponse response) {
        this.bucket = bucket;
        this.quota = quota;
        this.window = window;
        this.clock = clock;
        this.refused = refused;
        this.response = response;
    }

    /**
     * Takes what something costs; all that there ever is where it costs more, with what was taken before in the same request.
     *
     * @return nothing where it was there; else nothing was taken, and this must not be done
     */
    public Optional<Shortage> take(long cost) {
        long price = Math.clamp(cost, 1, Math.max(1, quota - taken));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(price);
        // Whoever asks again pays again for what was taken already.
        long wait = probe.isConsumed()
                ? 0
                : seconds(bucket.estimateAbilityToConsume(taken + price).getNanosToWaitForRefill());
        announce(probe, wait);
        if (probe.isConsumed()) {
            taken += price;
            return Optional.empty();
        }
        refused.increment();
        return Optional
                .of(new Shortage(Duration.ofSeconds(wait), Instant.ofEpochSecond(clock.instant().getEpochSecond() + wait)));
    }

    private void announce(ConsumptionProbe probe, long wait) {
        if (response != null) {
            response.setHeader(POLICY, "\"default\";q=" + quota + ";w=" + window.toSeconds());
            response.setHeader(
                    LEFT,
                    "\"default\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
            if (!probe.isConsumed()) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            }
        }
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
