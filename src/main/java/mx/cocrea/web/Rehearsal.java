package mx.cocrea.web;

import graphql.GraphQLError;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mx.cocrea.platform.graphql.Execution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Asks once after each start, beside the requests, what the pages ask: the database plans a statement when it first meets it, which takes
 * seconds for the largest pages, and where a server starts behind others nobody should wait for that.
 */
@Component
@ConditionalOnWebApplication
final class Rehearsal {

    /** What a variable is given that must have a value; nothing is found by it, but how to look for it is planned. */
    private static final Map<String, Object> ANYTHING = Map.of(
            "ID", "x", "String", "x", "Int", 1, "Boolean", false, "Date", "2026-01-01", "Language", "ES");

    private final Execution execution;
    private final Map<String, String> documents;
    private final boolean wanted;

    Rehearsal(
            Execution execution, ResourcePatternResolver resources, @Value("${cocrea.rehearsal:false}") boolean wanted)
            throws IOException {
        this.execution = execution;
        this.wanted = wanted;
        this.documents = Pages.documents("pages", resources);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (wanted) {
            Thread.ofVirtual().name("rehearsal").start(this::rehearse);
        }
    }

    /** Asks each page's document; what went wrong, by its name. */
    Map<String, List<GraphQLError>> rehearse() {
        Map<String, List<GraphQLError>> faults = new TreeMap<>();
        documents.forEach((name, document) -> faults.put(name, execution.read(document, anything(document)).getErrors()));
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
