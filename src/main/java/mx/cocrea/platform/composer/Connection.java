package mx.cocrea.platform.composer;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;

/**
 * A page of a list, in the form of a Relay connection. The statement's row is the items, one more than the page holds if there are more,
 * each with the keys of its order in first place, then the total, then what was selected that goes on from the whole list.
 *
 * @param place whose arguments say which page was asked for
 * @param fields what was selected, over the row of items, total, page info and the rest
 */
record Connection(int place, Shape.Fields fields) implements Shape {

    /** Places in the row that the fields are read from. */
    static final int ITEMS = 0;

    static final int TOTAL = 1;
    static final int PAGE_INFO = 2;
    static final int FURTHER = 3;

    /** Fields of the page info, in the order of their places; a cursor's place holds the keys that it is made of. */
    static final List<String> PAGE_INFO_FIELDS = List.of("hasNextPage", "hasPreviousPage", "startCursor", "endCursor");

    /** What the type of a connection has. */
    static final List<String> FIELDS = List.of("nodes", "edges", "pageInfo", "totalCount");

    /** What is wrong with a further field of a connection's type that does not go on from its items. */
    static final String NO_PATH = "is a field of a connection, so it takes a @path from each item to objects that are not paged";

    static boolean isWhole(GraphQLType connection) {
        GraphQLObjectType object = (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(connection);
        return FIELDS.stream().allMatch(field -> object.getFieldDefinition(field) != null);
    }

    static boolean isConnection(GraphQLType type) {
        return GraphQLTypeUtil.unwrapNonNull(type) instanceof GraphQLObjectType object
                && object.getName().endsWith("Connection")
                && object.getFieldDefinition("nodes") != null;
    }

    /** The fields of a connection's type that go on from its whole list. */
    static List<GraphQLFieldDefinition> further(GraphQLType connection) {
        GraphQLObjectType object = (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(connection);
        return object.getFieldDefinitions().stream().filter(field -> !FIELDS.contains(field.getName())).toList();
    }

    /** The type of a connection's nodes. */
    static GraphQLOutputType nodeType(GraphQLType connection) {
        GraphQLObjectType object = (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(connection);
        return (GraphQLOutputType) GraphQLTypeUtil.unwrapOne(
                GraphQLTypeUtil.unwrapNonNull(object.getFieldDefinition("nodes").getType()));
    }

    @Override
    public @Nullable Object complete(Value row, Completion completion) {
        Arguments.Page page = Objects.requireNonNull(completion.arguments(place).page());
        List<Value> items = new ArrayList<>();
        row.get(ITEMS).values().forEach(items::add);
        boolean more = items.size() > page.size();
        if (more) {
            items.removeLast();
        }
        if (page.backward()) {
            Collections.reverse(items);
        }
        boolean bounded = page.cursor() != null;
        Value pageInfo = Values.value(Arrays.asList(
                page.backward() ? bounded : more,
                page.backward() ? more : bounded,
                items.isEmpty() ? null : items.getFirst().get(0),
                items.isEmpty() ? null : items.getLast().get(0)));
        List<Value> whole = new ArrayList<>(List.of(Values.value(items), row.get(TOTAL), pageInfo));
        for (int place = TOTAL + 1; place < row.size(); place++) {
            whole.add(row.get(place));
        }
        return fields.complete(Values.value(whole), completion);
    }
}
