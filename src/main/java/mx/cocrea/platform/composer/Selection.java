package mx.cocrea.platform.composer;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Node;
import graphql.language.VariableReference;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A root field with all that is selected under it, and every place where something takes arguments. */
final class Selection {

    /** A field that takes arguments; they are constant where the document uses no variable in them. */
    private record Place(
            ExecutableNormalizedField field,
            GraphQLFieldDefinition definition,
            Inputs inputs,
            @Nullable Arguments constant) {

        Place with(Arguments arguments) {
            return new Place(field, definition, inputs, arguments);
        }

        Arguments arguments(CoercedVariables variables, GraphQLContext context, Locale locale) {
            return constant != null
                    ? constant
                    : inputs.read(ValuesResolver.getArgumentValues(
                            definition.getArguments(), field.getAstArguments(), variables, context, locale));
        }
    }

    private final ExecutableNormalizedField root;
    private final Mapping mapping;
    private final List<Place> places = new ArrayList<>();
    private final IdentityHashMap<ExecutableNormalizedField, Integer> numbers = new IdentityHashMap<>();

    private Selection(ExecutableNormalizedField root, Mapping mapping, UnaryOperator<Place> settled) {
        this.root = root;
        this.mapping = mapping;
        add(root, settled);
        root.traverseSubTree(field -> add(field, settled));
    }

    /**
     * What a document selects under a root field.
     *
     * @throws InvalidArgument if something given in the document itself cannot be served
     */
    static Selection of(ExecutableNormalizedField root, Mapping mapping) {
        return new Selection(root, mapping, place -> varies(place.field())
                ? place
                : place.with(place.arguments(
                        CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT)));
    }

    /** A selection to try the mapping with: the fields that take so many things are given that one of them. */
    static Selection probing(ExecutableNormalizedField root, Mapping mapping, int which) {
        return new Selection(root, mapping, place -> {
            List<Arguments> probes = place.inputs().probes();
            return place.with(probes.get(which < probes.size() ? which : 0));
        });
    }

    private void add(ExecutableNormalizedField field, UnaryOperator<Place> settled) {
        if (field.getFieldName().startsWith("__")) {
            return;
        }
        GraphQLFieldDefinition definition = definition(field);
        if (!definition.getArguments().isEmpty()) {
            numbers.put(field, places.size());
            places.add(settled.apply(new Place(field, definition, new Inputs(definition, mapping), null)));
        }
    }

    private static boolean varies(ExecutableNormalizedField field) {
        return field.getAstArguments().stream().anyMatch(argument -> varies(argument.getValue()));
    }

    private static boolean varies(Node<?> value) {
        return value instanceof VariableReference
                || value.getChildren().stream().anyMatch(child -> varies((Node<?>) child));
    }

    GraphQLFieldDefinition definition(ExecutableNormalizedField field) {
        return field.getFieldDefinitions(mapping.schema()).getFirst();
    }

    ExecutableNormalizedField root() {
        return root;
    }

    /** Number of the place where a field takes arguments, -1 for a field that takes none. */
    int place(ExecutableNormalizedField field) {
        return numbers.getOrDefault(field, -1);
    }

    /** What every place is given where nothing varies. */
    List<Arguments> constants() {
        return arguments(CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT);
    }

    /**
     * What every place was given in one request.
     *
     * @throws InvalidArgument if something given cannot be served
     */
    List<Arguments> arguments(CoercedVariables variables, GraphQLContext context, Locale locale) {
        List<Arguments> all = new ArrayList<>(places.size());
        for (Place place : places) {
            all.add(place.arguments(variables, context, locale));
        }
        return all;
    }
}
