package mx.cocrea.platform.graphql;

import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.IntValue;
import graphql.language.VariableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a document, weighed.
 *
 * @param name as the document has it; null for the one that has none
 * @param kind whether it reads, writes or follows
 * @param field its root field; null where it has several
 * @param weight what it asks for
 * @param defaults whole numbers that its variables have where a request gives none
 */
record PreparedOperation(
        @Nullable String name, OperationDefinition.Operation kind, @Nullable String field, Weight weight,
        Map<String, Object> defaults) {

    static PreparedOperation of(OperationDefinition operation, Weight weight) {
        Map<String, Object> defaults = new HashMap<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            if (variable.getDefaultValue() instanceof IntValue number) {
                defaults.put(variable.getName(), number.getValue());
            }
        }
        var selections = operation.getSelectionSet().getSelections();
        return new PreparedOperation(
                operation.getName(),
                operation.getOperation(),
                selections.size() == 1 && selections.getFirst() instanceof Field field ? field.getName() : null,
                weight,
                defaults);
    }

    boolean mutates() {
        return kind == OperationDefinition.Operation.MUTATION;
    }

    boolean subscribes() {
        return kind == OperationDefinition.Operation.SUBSCRIPTION;
    }

    /** Fields that the answer may hold when the request gives these variables. */
    long cost(Map<String, Object> variables) {
        if (weight.open().isEmpty() || defaults.isEmpty()) {
            return weight.cost(variables);
        }
        Map<String, Object> all = new HashMap<>(defaults);
        all.putAll(variables);
        return weight.cost(all);
    }
}
