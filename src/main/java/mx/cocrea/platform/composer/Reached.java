package mx.cocrea.platform.composer;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The object types that composed answers can hold, found from the mapped root fields on. */
final class Reached {

    private final Mapping mapping;
    private final Set<GraphQLObjectType> types = new LinkedHashSet<>();
    private final Set<GraphQLObjectType> connections = new LinkedHashSet<>();

    Reached(Mapping mapping) {
        this.mapping = mapping;
        roots(mapping.schema()).forEach(root -> fields(root).forEach(this::follow));
    }

    static List<GraphQLObjectType> roots(GraphQLSchema schema) {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(Objects::nonNull)
                .toList();
    }

    /** The fields of a type that are read as its mapping says: of a root those that have one, of a connection what is not its page. */
    List<GraphQLFieldDefinition> fields(GraphQLObjectType type) {
        if (Connection.isConnection(type)) {
            return Connection.further(type);
        }
        return roots(mapping.schema()).contains(type)
                ? type.getFieldDefinitions()
                        .stream()
                        .filter(field -> mapping.isMapped(type.getName(), field.getName()))
                        .toList()
                : type.getFieldDefinitions();
    }

    /** The types reached, without the roots and the parts of connections. */
    Set<GraphQLObjectType> types() {
        return types;
    }

    /** The connections reached. */
    Set<GraphQLObjectType> connections() {
        return connections;
    }

    /** What an object that the field gives can be, also as a node of a connection; none if it gives values. */
    List<GraphQLObjectType> targets(GraphQLFieldDefinition field) {
        return mapping.possible(
                Connection.isConnection(field.getType()) ? Connection.nodeType(field.getType()) : field.getType());
    }

    private void follow(GraphQLFieldDefinition field) {
        if (Connection.isConnection(field.getType())) {
            GraphQLObjectType connection = (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(field.getType());
            if (connections.add(connection)) {
                fields(connection).forEach(this::follow);
            }
        }
        for (GraphQLObjectType type : targets(field)) {
            if (types.add(type)) {
                fields(type).forEach(this::follow);
            }
        }
    }

    static boolean isList(GraphQLType type) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
    }
}
