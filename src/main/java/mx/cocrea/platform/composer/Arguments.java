package mx.cocrea.platform.composer;

import graphql.schema.GraphQLInputObjectType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one selected field was given in one request, checked and prepared.
 *
 * @param values by name, and by {@code name.field} within input objects; what is null is absent
 * @param asked by the filters given
 * @param order chosen among those that the field offers, null where it is the field's usual one
 * @param page the part of a connection asked for, null elsewhere
 */
record Arguments(
        Map<String, Object> values, List<Asked> asked, @Nullable List<Mapping.Order> order, @Nullable Page page) {

    /**
     * A field of an input object that asks something of what is found.
     *
     * @param siblings the input object's type
     * @param prefix of the path of each of its fields
     * @param field its own name
     */
    record Asked(Mapping.Filter filter, GraphQLInputObjectType siblings, String prefix, String field) {

        /** The name by which the field's argument knows what the filter calls {@code $value}, or by a sibling's name. */
        String named(String name) {
            String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
            if (first.equals("value")) {
                return prefix + field + name.substring(first.length());
            }
            return siblings.getField(first) == null ? name : prefix + name;
        }
    }

    /** What of these arguments changes the statement, and not only its parameters. */
    record Structure(
            List<Asked> asked, @Nullable List<Mapping.Order> order, boolean backward, boolean behindCursor) {}

    Structure structure() {
        return new Structure(asked, order, page != null && page.backward(), page != null && page.cursor() != null);
    }

    /**
     * Which part of a connection was asked for.
     *
     * @param size how many at most
     * @param backward whether counted from the end
     * @param cursor where the part begins (or, backward, ends), exclusive
     */
    record Page(int size, boolean backward, @Nullable String cursor) {

        /** Most that a connection gives at a time. */
        static final int MOST = 100;

        private static final int USUAL = 20;

        /**
         * Reads the paging arguments of a connection.
         *
         * @throws InvalidArgument INVALID_PAGE
         */
        static Page of(Map<String, Object> values) {
            Object first = values.get("first");
            Object last = values.get("last");
            Object after = values.get("after");
            Object before = values.get("before");
            if ((first != null || after != null) && (last != null || before != null)) {
                throw new InvalidArgument(
                        "INVALID_PAGE",
                        last == null ? "before" : "last",
                        "does not go with " + (first == null ? "'after'" : "'first'")
                                + ": a page is 'first' of what is 'after', or 'last' of what is 'before'");
            }
            boolean backward = last != null || before != null;
            Object size = backward ? last : first;
            int wanted = size instanceof Integer number ? number : USUAL;
            if (wanted < 0 || wanted > MOST) {
                throw new InvalidArgument(
                        "INVALID_PAGE", backward ? "last" : "first", "is " + wanted + " but must be from 0 to " + MOST);
            }
            Object cursor = backward ? before : after;
            return new Page(wanted, backward, cursor == null ? null : cursor.toString());
        }
    }
}
