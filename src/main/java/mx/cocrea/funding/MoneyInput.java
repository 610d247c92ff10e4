package mx.cocrea.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import mx.cocrea.platform.writing.UserErrors;
import org.jspecify.annotations.Nullable;

/** An amount of money as somebody gives it. */
record MoneyInput(BigDecimal amount, String currency) {

    /** Decimals of what the graph counts in. */
    private static final int DECIMALS = 2;

    /** Below this, two decimals make 15 digits at most, which every reader of JSON keeps. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(13);

    /** Why this cannot be recorded, as a payload says it: INVALID_CURRENCY or INVALID_AMOUNT; nothing where it can. */
    Optional<Map<String, @Nullable Object>> fault() {
        Optional<Integer> decimals = decimals(currency);
        if (decimals.isEmpty()) {
            return Optional.of(UserErrors.of(
                    "INVALID_CURRENCY",
                    "A currency is given by its code in ISO 4217, for instance MXN, and has two decimals at most.",
                    "amount.currency"));
        }
        if (amount.stripTrailingZeros().scale() > decimals.get()) {
            return Optional.of(UserErrors.of(
                    "INVALID_AMOUNT",
                    "An amount of %s has %d decimals at most.".formatted(currency, decimals.get()),
                    "amount.amount"));
        }
        if (amount.abs().compareTo(LIMIT) >= 0) {
            return Optional.of(UserErrors.of(
                    "INVALID_AMOUNT", "An amount is less than " + LIMIT.toPlainString() + ".", "amount.amount"));
        }
        return Optional.empty();
    }

    /** The decimals that a currency has by ISO 4217; none for what is no currency, or has more than are kept. */
    private static Optional<Integer> decimals(String code) {
        return Currency.getAvailableCurrencies()
                .stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .map(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0 && digits <= DECIMALS)
                .findFirst();
    }

    /**
     * As the graph keeps it: a whole number of hundredths.
     *
     * @throws ArithmeticException for what {@link #fault} refuses
     */
    long cents() {
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }
}
