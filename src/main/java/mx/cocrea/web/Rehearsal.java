package mx.cocrea.web;

import graphql.GraphQLError;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mx.cocrea.platform.graphql.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Asks once after each start, when who started it has had their first answer, what the pages ask: the database plans a statement when it
 * first meets it, which takes seconds for the largest pages, and nobody should wait for that.
 */
@Component
@EnableScheduling
@ConditionalOnWebApplication
final class Rehearsal implements SchedulingConfigurer {

    /** What a variable is given that must have a value; nothing is found by it, but how to look for it is planned. */
    private static final Map<String, Object> ANYTHING = Map.of(
            "ID", "x", "String", "x", "Int", 1, "Boolean", false, "Date", "2026-01-01", "Language", "ES");

    private final Execution execution;
    private final Map<String, String> documents;
    private final Duration after;

    /** @param after how long after the start; zero for not at all */
    Rehearsal(Execution execution, ResourcePatternResolver resources, @Value("${cocrea.rehearsal:0s}") Duration after)
            throws IOException {
        this.execution = execution;
        this.after = after;
        this.documents = Pages.documents("pages", resources);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (after.isPositive()) {
            tasks.addOneTimeTask(this::rehearse, after);
        }
    }

    /** Asks each page's document, the longest first; what went wrong, by its name. */
    Map<String, List<GraphQLError>> rehearse() {
        Map<String, List<GraphQLError>> faults = new TreeMap<>();
        documents.entrySet()
                .stream()
                .sorted(Comparator.comparingInt(document -> -document.getValue().length()))
                .forEach(document -> faults.put(
                        document.getKey(), execution.read(document.getValue(), anything(document.getValue())).getErrors()));
        return faults;
    }

    private static Map<String, @Nullable Object> anything(String document) {
        Map<String, @Nullable Object> given = new HashMap<>();
        for (VariableDefinition variable : Parser.parse(document)
                .getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow()
                .getVariableDefinitions()) {
            if (variable.getType() instanceof NonNullType required && variable.getDefaultValue() == null
                    && required.getType() instanceof TypeName type) {
                given.put(variable.getName(), ANYTHING.get(type.getName()));
            }
        }
        return given;
    }
}
