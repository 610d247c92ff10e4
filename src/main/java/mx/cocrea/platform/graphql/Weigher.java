package mx.cocrea.platform.graphql;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the operations of one document that is parsed and not yet validated: what the schema does not know weighs what
 * it is written, and a cycle of fragments nothing, for validation refuses both.
 */
final class Weigher {

    /** Length of a page that does not say it (design: {@code first} is 20 by default). */
    private static final int PAGE = 20;

    /** Length of a list whose mapping does not say what is typical. */
    private static final int TYPICAL = 10;

    private static final List<String> PAGE_LENGTHS = List.of("first", "last");

    private final GraphQLSchema schema;
    private final long mostFields;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<Spread, Weight> spreads = new HashMap<>();

    Weigher(GraphQLSchema schema, Document document, long mostFields) {
        this.schema = schema;
        this.mostFields = mostFields;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class)
                .stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment, (one, other) -> one));
    }

    /** A fragment, and the page whose items it selects. */
    private record Spread(String fragment, @Nullable Length page) {}

    /** @throws TooManyFields as soon as the fields, fragments spread out, are more than the most allowed */
    Weight weigh(OperationDefinition operation) {
        GraphQLType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return weigh(operation.getSelectionSet(), root, null);
    }

    private Weight weigh(@Nullable SelectionSet selections, @Nullable GraphQLType parent, @Nullable Length page) {
        Weight sum = Weight.NONE;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                sum = sum.plus(
                        switch (selection) {
                            case Field field when parent != null && parent.equals(schema.getMutationType()) ->
                                weigh(field, parent, page).writing();
                            case Field field -> weigh(field, parent, page);
                            case InlineFragment inline ->
                                weigh(inline.getSelectionSet(), type(inline.getTypeCondition(), parent), page);
                            case FragmentSpread spread -> weigh(new Spread(spread.getName(), page));
                            default -> throw new IllegalStateException("GraphQL has no selection " + selection);
                        });
                if (sum.fields() > mostFields) {
                    throw new TooManyFields(sum.fields());
                }
            }
        }
        return sum;
    }

    private Weight weigh(Field field, @Nullable GraphQLType parent, @Nullable Length page) {
        boolean aliased = field.getAlias() != null;
        // Introspection is not found here either: it reads no database, and graphql-java bounds it by itself.
        GraphQLFieldDefinition definition = parent instanceof GraphQLFieldsContainer fields
                ? fields.getFieldDefinition(field.getName())
                : null;
        if (definition == null) {
            return weigh(field.getSelectionSet(), null, null).within(Length.ONE, aliased);
        }
        Length own = pageOf(field, definition);
        GraphQLType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
            Length length = own != null ? own : page != null && !isRead(definition) ? page : typical(definition);
            return weigh(field.getSelectionSet(), type, null).within(length, aliased);
        }
        return weigh(field.getSelectionSet(), type, own).within(Length.ONE, aliased);
    }

    private Weight weigh(Spread spread) {
        FragmentDefinition fragment = fragments.get(spread.fragment());
        if (fragment == null) {
            return Weight.NONE;
        }
        Weight known = spreads.get(spread);
        if (known == null) {
            spreads.put(spread, Weight.NONE);
            known = weigh(fragment.getSelectionSet(), type(fragment.getTypeCondition(), null), spread.page());
            spreads.put(spread, known);
        }
        return known;
    }

    private @Nullable GraphQLType type(@Nullable TypeName condition, @Nullable GraphQLType otherwise) {
        return condition == null ? otherwise : schema.getType(condition.getName());
    }

    /** The length of the page that a field asks for; null where its lists are not paged. */
    private static @Nullable Length pageOf(Field field, GraphQLFieldDefinition definition) {
        List<GraphQLArgument> lengths = PAGE_LENGTHS.stream()
                .map(definition::getArgument)
                .filter(Objects::nonNull)
                .toList();
        if (lengths.isEmpty()) {
            return null;
        }
        int unsaid = lengths.stream()
                .mapToInt(argument -> argument.getDefinition() != null
                        ? number(argument.getDefinition().getDefaultValue(), PAGE)
                        : PAGE)
                .max()
                .orElse(PAGE);
        return field.getArguments()
                .stream()
                .filter(argument -> PAGE_LENGTHS.contains(argument.getName()))
                .findFirst()
                .map(argument -> asked(argument, unsaid))
                .orElse(Length.of(unsaid));
    }

    private static Length asked(Argument argument, int unsaid) {
        return argument.getValue() instanceof VariableReference variable
                ? new Length(unsaid, variable.getName())
                : Length.ofPage(number(argument.getValue(), unsaid));
    }

    /** Whether a list is read by a mapping of its own; one that is not is the page of its connection. */
    private static boolean isRead(GraphQLFieldDefinition definition) {
        return definition.getDefinition() != null && definition.getDefinition().hasDirective("path");
    }

    /** Read from the schema file, where the mapping stays when the schema in force is published without it. */
    private static Length typical(GraphQLFieldDefinition definition) {
        if (definition.getDefinition() == null) {
            return Length.of(TYPICAL);
        }
        for (Directive mapping : definition.getDefinition().getDirectives("path")) {
            Argument typical = mapping.getArgument("typical");
            if (typical != null) {
                return Length.of(number(typical.getValue(), TYPICAL));
            }
        }
        return Length.of(TYPICAL);
    }

    private static int number(@Nullable Value<?> value, int otherwise) {
        return value instanceof IntValue number ? Math.clamp(number.getValue().longValue(), 0, Integer.MAX_VALUE) : otherwise;
    }

    /** Found while weighing, which stops there: such a document may grow with the power of its length. */
    static final class TooManyFields extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long found;

        TooManyFields(long found) {
            super(null, null, false, false);
            this.found = found;
        }

        long found() {
            return found;
        }
    }
}
