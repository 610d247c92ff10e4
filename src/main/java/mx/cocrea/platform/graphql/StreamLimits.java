package mx.cocrea.platform.graphql;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of subscriptions.
 *
 * @param interval at which it is looked whether something happened, while somebody listens
 * @param queue events that may wait for one subscription's reader
 * @param connections WebSockets and event streams that an account or an address may have open
 * @param perConnection subscriptions on one WebSocket
 * @param initTimeout how long a WebSocket may take to say who it is
 * @param keepAlive after how long without anything said each side shows that it is there; a WebSocket silent for three times that is closed
 */
@Validated
@ConfigurationProperties("cocrea.subscriptions")
public record StreamLimits(
        @DefaultValue("250ms") Duration interval,
        @DefaultValue("100") @Positive int queue,
        @DefaultValue("100") @Positive int connections,
        @DefaultValue("20") @Positive int perConnection,
        @DefaultValue("10s") Duration initTimeout,
        @DefaultValue("20s") Duration keepAlive) {}
