package mx.cocrea.platform.composer;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of one statement as it is composed: from the arguments of its places, and of every request. */
final class Parameters {

    private final Set<String> known;
    private final Set<String> context = new LinkedHashSet<>();
    private final List<Statement.Parameter> list = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    Parameters(Set<String> known) {
        this.known = known;
    }

    List<Statement.Parameter> list() {
        return list;
    }

    /** Those used that every request has. */
    Set<String> context() {
        return context;
    }

    /** A parameter taken from the arguments of a place; the same one for the same name. */
    String add(int place, String name, Function<Arguments, @Nullable Object> from) {
        return names.computeIfAbsent(place + " " + name, key -> {
            Statement.Parameter parameter = new Statement.Parameter("p" + list.size(), place, from);
            list.add(parameter);
            return parameter.reference();
        });
    }

    /**
     * What an argument's name stands for, which may go on to a field of an input object and on to a property of a value; null if the
     * field has no such argument.
     */
    @Nullable
    String argument(GraphQLFieldDefinition field, int place, String name) {
        String[] parts = name.split("\\.", -1);
        GraphQLArgument argument = field.getArgument(parts[0]);
        if (argument == null) {
            return null;
        }
        GraphQLType type = GraphQLTypeUtil.unwrapNonNull(argument.getType());
        StringBuilder value = new StringBuilder(parts[0]);
        int next = 1;
        while (type instanceof GraphQLInputObjectType input) {
            GraphQLInputObjectField member = next < parts.length ? input.getField(parts[next]) : null;
            if (member == null) {
                throw new IllegalArgumentException("uses $" + name + ", but that is no value of " + input.getName());
            }
            value.append('.').append(member.getName());
            type = GraphQLTypeUtil.unwrapNonNull(member.getType());
            next++;
        }
        String key = value.toString();
        return add(place, key, given -> given.values().get(key)) + name.substring(key.length());
    }

    /** A parameter that every request has, whatever its arguments. */
    String context(String name) {
        int end = name.indexOf('.');
        String first = end < 0 ? name : name.substring(0, end);
        if (!known.contains(first) && !first.equals(Mapping.WRITTEN)) {
            throw new IllegalArgumentException("uses $" + name + ", which is neither an argument nor known in every request");
        }
        context.add(first);
        return "$" + name;
    }
}
