package mx.cocrea.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AllowancesTests {

    private final SteppedClock clock = new SteppedClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Optional<String> account = Optional.empty();
    private final Allowances allowances = new Allowances(
            new RateLimits(100, 60, Duration.ofMinutes(1), 1, 1, 1, 1, 10), () -> account, clock, registry);

    @Test
    void saysHowMuchThereIsAndHowMuchIsLeft() {
        MockHttpServletResponse answer = take(45);

        assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=60;w=60");
        assertThat(answer.getHeader("RateLimit")).isEqualTo("\"default\";r=15;t=45");
        assertThat(answer.getHeader("Retry-After")).isNull();
    }

    @Test
    void cannotBeMoreThanABillionASecond() {
        try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(
                    validators.getValidator().validate(new RateLimits(1, 60_000_000_000L, Duration.ofMinutes(1), 1, 1, 1, 1, 10)))
                    .isEmpty();
            assertThat(
                    validators.getValidator().validate(new RateLimits(1, 60_000_000_001L, Duration.ofMinutes(1), 1, 1, 1, 1, 10)))
                    .singleElement()
                    .extracting(ConstraintViolation::getMessage)
                    .isEqualTo("account and address may be a billion for each second of the window at most");
        }
    }

    @Test
    void takesNothingWhereTooLittleIsLeft() {
        take(45);

        MockHttpServletResponse refused = take(20);

        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"default\";r=15;t=45");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
    }

    @Test
    void saysWhenTheSameMayBeAskedForAgain() {
        allowances.of("192.0.2.1").take(45);

        Shortage shortage = allowances.of("192.0.2.1").take(20).orElseThrow();

        assertThat(shortage.delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(shortage.until()).isEqualTo(clock.instant().plusSeconds(5));
        clock.advance(Duration.ofSeconds(4));
        assertThat(allowances.of("192.0.2.1").take(20)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(allowances.of("192.0.2.1").take(20)).isEmpty();
    }

    @Test
    void givesAllOfItToWhatCostsMoreThanThereEverIs() {
        assertThat(allowances.of("192.0.2.1").take(1_000)).isEmpty();
        assertThat(allowances.of("192.0.2.1").take(1_000)).map(Shortage::delay).contains(Duration.ofMinutes(1));
    }

    @Test
    void isOfAnAccountWhereverItComesFrom() {
        account = Optional.of("ana");
        allowances.of("192.0.2.1").take(100);

        assertThat(allowances.of("192.0.2.2").take(1)).isPresent();
        account = Optional.of("luis");
        assertThat(allowances.of("192.0.2.1").take(100)).isEmpty();
        account = Optional.empty();
        assertThat(allowances.of("192.0.2.1").take(60)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
            "2001:db8:1:2::1, 2001:db8:1:3::1, false",
            "192.0.2.1, 192.0.2.1, true",
            "192.0.2.1, 192.0.2.2, false",
            "::ffff:192.0.2.1, 192.0.2.1, true"
    })
    void isOfAnAddressOrTheNetworkOfAnIpv6One(String one, String other, boolean shared) {
        allowances.of(one).take(60);

        assertThat(allowances.of(other).take(60).isPresent()).isEqualTo(shared);
    }

    @Test
    void countsWhatIsRefusedAndNamesNobody() {
        allowances.of("192.0.2.1").take(60);
        allowances.of("192.0.2.1").take(1);

        assertThat(registry.get("cocrea.limits.refused").tag("whose", "address").counter().count()).isEqualTo(1);
        assertThat(registry.get("cocrea.limits.refused").tag("whose", "account").counter().count()).isZero();
        assertThat(registry.getMeters()).allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("192.0.2.1"));
    }

    private MockHttpServletResponse take(long cost) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.1");
        MockHttpServletResponse response = new MockHttpServletResponse();
        allowances.of(request, response).take(cost);
        return response;
    }
}
