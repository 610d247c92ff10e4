package mx.cocrea.platform.composer;

import graphql.GraphQLContext;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/**
 * A scalar or enum, written as its type says.
 *
 * @param written gives what the answer holds for a value; a {@link CoercingSerializeException} refuses it
 */
record Leaf(UnaryOperator<Object> written) implements Shape {

    private static final Set<String> PLAIN = Set.of("String", "ID", "Int", "Float", "Boolean");

    static Leaf of(GraphQLNamedType type) {
        UnaryOperator<Object> byRule = byRule(type);
        UnaryOperator<Object> strict = PLAIN.contains(type.getName()) ? value -> byRule.apply(single(value)) : byRule;
        return new Leaf(switch (type.getName()) {
            case "String", "ID" -> value -> value instanceof String ? value : strict.apply(value);
            case "Boolean" -> value -> value instanceof Boolean ? value : strict.apply(value);
            case "Int" -> value -> value instanceof Long number && number == number.intValue()
                    ? (Object) number.intValue()
                    : strict.apply(value);
            case "Float" -> value -> value instanceof Double number && Double.isFinite(number) ? value : strict.apply(value);
            default -> strict;
        });
    }

    private static UnaryOperator<Object> byRule(GraphQLNamedType type) {
        return switch (type) {
            case GraphQLEnumType choice -> value -> choice.serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
            case GraphQLScalarType scalar -> value -> present(
                    scalar.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT));
            default -> throw new IllegalArgumentException("is neither a scalar nor an enum");
        };
    }

    private static Object present(@Nullable Object written) {
        if (written == null) {
            throw new CoercingSerializeException("The scalar gave nothing for a value");
        }
        return written;
    }

    private static Object single(Object value) {
        if (value instanceof List || value instanceof Map || value instanceof MapAccessor) {
            throw new CoercingSerializeException("Not a single value");
        }
        return value;
    }

    @Override
    public @Nullable Object complete(Value value, Completion completion) {
        return value.isNull() ? null : write(value.asObject(), completion);
    }

    /** What the answer holds for a value, {@link Completion#NOTHING} if the type does not allow it. */
    Object write(Object value, Completion completion) {
        try {
            return written.apply(value);
        } catch (CoercingSerializeException unfit) {
            completion.fault("holds a value that its type does not allow");
            return Completion.NOTHING;
        }
    }
}
