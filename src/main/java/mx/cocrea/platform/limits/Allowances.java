package mx.cocrea.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What accounts and addresses may still ask for, each process counting for itself.
 *
 * <p>An address is who sent the request, or whom a proxy names if the server is set to believe proxies.
 */
@Component
public final class Allowances {

    private static final String ATTRIBUTE = Allowances.class.getName();
    private static final int NETWORK_BYTES = 8;

    private final RateLimits limits;
    private final AccountOfRequest accounts;
    private final Clock clock;
    private final Counter refusedAccounts;
    private final Counter refusedAddresses;
    private final Cache<String, Bucket> buckets;

    Allowances(RateLimits limits, AccountOfRequest accounts, Clock clock, MeterRegistry registry) {
        this.limits = limits;
        this.accounts = accounts;
        this.clock = clock;
        this.refusedAccounts = refused(registry, "account");
        this.refusedAddresses = refused(registry, "address");
        // One that nobody used for a window is full, as a new one is.
        this.buckets = Caffeine.newBuilder().maximumSize(limits.kept()).expireAfterAccess(limits.window()).build();
    }

    private static Counter refused(MeterRegistry registry, String whose) {
        return Counter.builder("cocrea.limits.refused")
                .description("Requests refused because too much was asked for")
                .tag("whose", whose)
                .register(registry);
    }

    /** That of whoever this thread serves: of their account if they have signed in, else of the address; it goes with the request. */
    public Allowance of(HttpServletRequest request, HttpServletResponse response) {
        Allowance allowance = of(request.getRemoteAddr(), response);
        request.setAttribute(ATTRIBUTE, allowance);
        return allowance;
    }

    /** The one that goes with a request; nothing where it was not asked for. */
    public static Optional<Allowance> of(HttpServletRequest request) {
        return Optional.ofNullable((Allowance) request.getAttribute(ATTRIBUTE));
    }

    /**
     * As for a request.
     *
     * @param address as the server has it
     */
    public Allowance of(String address) {
        return of(address, null);
    }

    /** That of the address alone, for what is asked before anybody has signed in. */
    public Allowance ofAddress(HttpServletRequest request, HttpServletResponse response) {
        return ofAddress(request.getRemoteAddr(), response);
    }

    /** By what the one that this thread serves is told from others: the account if they have signed in, else the address. */
    public String payer(String address) {
        return accounts.accountKey().map(key -> "account " + key).orElseGet(() -> network(address));
    }

    private Allowance of(String address, @Nullable HttpServletResponse response) {
        Optional<String> account = accounts.accountKey();
        return account.isPresent()
                ? allowance(payer(address), limits.account(), refusedAccounts, response)
                : ofAddress(address, response);
    }

    private Allowance ofAddress(String address, @Nullable HttpServletResponse response) {
        return allowance(network(address), limits.address(), refusedAddresses, response);
    }

    private Allowance allowance(String whose, long quota, Counter refused, @Nullable HttpServletResponse response) {
        return new Allowance(buckets.get(whose, fresh -> bucket(quota)), quota, limits.window(), clock, refused, response);
    }

    private Bucket bucket(long quota) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, limits.window()))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                })
                .build();
    }

    /** Of IPv6 addresses anybody has as many as they like below the first 64 bits. Nothing is looked up: what is no address is a name. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException garbled) {
            return "";
        }
    }
}
