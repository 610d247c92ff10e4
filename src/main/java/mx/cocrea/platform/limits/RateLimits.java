package mx.cocrea.platform.limits;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much each account or address may ask for, and what costs how much, in fields of an answer (src/docs/decisions).
 *
 * @param account fields that an account may ask for in a window, a billion a second at most
 * @param address fields that an address may ask for in a window without signing in, an IPv6 one with all that share its first 64 bits
 * @param window after which all of it may be asked for again; what was used comes back evenly meanwhile
 * @param request what any request costs, beside the fields of its answer
 * @param mutation what each change costs beside
 * @param download what a file of a data package costs
 * @param signIn what it costs to try to sign in, and to show a token that is not valid
 * @param kept accounts and addresses whose use is remembered at a time
 */
@Validated
@ConfigurationProperties("cocrea.limits.rate")
public record RateLimits(
        @DefaultValue("3000000") @Positive long account,
        @DefaultValue("6000000") @Positive long address,
        @DefaultValue("1m") Duration window,
        @DefaultValue("300") @Positive long request,
        @DefaultValue("45000") @Positive long mutation,
        @DefaultValue("60000") @Positive long download,
        @DefaultValue("60000") @Positive long signIn,
        @DefaultValue("100000") @Positive long kept) {

    /** What comes back evenly does so by whole nanoseconds. */
    @AssertTrue(message = "account and address may be a billion for each second of the window at most")
    boolean isSlowEnough() {
        return Math.max(account, address) <= window.toNanos();
    }
}
