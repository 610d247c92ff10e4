package mx.cocrea.platform.graphql;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one request may ask for, checked before anything runs.
 *
 * @param depth fields within fields; 15 is what the standard introspection query needs
 * @param cost fields that an answer may hold, every list counted at its length
 * @param aliases renamed fields
 * @param tokens of a document
 * @param characters of a document
 * @param body size of the body of a POST
 * @param keptCharacters characters of the documents that are kept parsed, taken together
 */
@Validated
@ConfigurationProperties("cocrea.limits")
record Limits(
        @DefaultValue("15") @Positive int depth,
        @DefaultValue("50000") @Positive long cost,
        @DefaultValue("50") @Positive int aliases,
        @DefaultValue("4000") @Positive int tokens,
        @DefaultValue("40000") @Positive int characters,
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("1000000") @Positive long keptCharacters) {}
