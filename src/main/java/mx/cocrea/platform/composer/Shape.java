package mx.cocrea.platform.composer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.TypeSystem;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** How a value that a statement returns, lists by position, becomes part of an answer. */
sealed interface Shape
        permits Leaf, Shape.Constant, Shape.Derived, Shape.Fields, Shape.Choice, Shape.Many, Shape.First, Shape.At, Connection {

    /** The completed value; null where there is none, {@link Completion#NOTHING} where a required part of it is missing. */
    @Nullable
    Object complete(Value value, Completion completion);

    /**
     * One field of an object.
     *
     * @param index its place in the object's row, negative for what is made of the whole row
     */
    record Field(Shape shape, int index, boolean required) {

        @Nullable
        Object complete(Value row, String key, Completion completion) {
            int mark = completion.faults().size();
            return completion.settle(shape.complete(index < 0 ? row : row.get(index), completion), required, key, mark);
        }
    }

    /** The same for every object, such as its type's name. */
    record Constant(String text) implements Shape {
        @Override
        public Object complete(Value row, Completion completion) {
            return text;
        }
    }

    /** What a function makes of other fields of the row, by their names. */
    record Derived(
            Function<Map<String, @Nullable Object>, @Nullable Object> function, Map<String, Field> needs, Leaf leaf)
            implements
                Shape {
        @Override
        public @Nullable Object complete(Value row, Completion completion) {
            Map<String, @Nullable Object> values = new HashMap<>();
            for (Map.Entry<String, Field> need : needs.entrySet()) {
                Object value = need.getValue().complete(row, need.getKey(), completion);
                if (Completion.NOTHING.equals(value)) {
                    return value;
                }
                values.put(need.getKey(), value);
            }
            Object derived = function.apply(values);
            return derived == null ? null : leaf.write(derived, completion);
        }
    }

    /** An object of one type. */
    final class Fields implements Shape {
        private final SerializableString[] keys;
        private final Field[] fields;

        Fields(Map<String, Field> fields) {
            this.keys = fields.keySet().stream().map(SerializedString::new).toArray(SerializableString[]::new);
            this.fields = fields.values().toArray(Field[]::new);
        }

        @Override
        public @Nullable Object complete(Value row, Completion completion) {
            if (row.isNull()) {
                return null;
            }
            @Nullable
            Object[] values = new @Nullable Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                Object value = fields[i].complete(row, keys[i].getValue(), completion);
                if (Completion.NOTHING.equals(value)) {
                    return value;
                }
                values[i] = value;
            }
            return new Answer(keys, values);
        }
    }

    /** An object of one of several types, the first place of its row telling which; nothing if it is of none of them. */
    record Choice(List<Fields> types) implements Shape {
        @Override
        public @Nullable Object complete(Value row, Completion completion) {
            return row.isNull() || row.get(0).isNull()
                    ? null
                    : types.get(row.get(0).asInt()).complete(row, completion);
        }
    }

    /** A list. */
    record Many(Shape item, boolean required) implements Shape {
        @Override
        public @Nullable Object complete(Value rows, Completion completion) {
            if (rows.isNull()) {
                return null;
            }
            if (!rows.hasType(TypeSystem.getDefault().LIST())) {
                completion.fault("holds one value, though it is a list");
                return Completion.NOTHING;
            }
            List<@Nullable Object> items = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                int mark = completion.faults().size();
                Object value = completion.settle(item.complete(rows.get(i), completion), required, i, mark);
                if (Completion.NOTHING.equals(value)) {
                    return value;
                }
                items.add(value);
            }
            return items;
        }
    }

    /** The one item of a list that has one at most. */
    record First(Shape item) implements Shape {
        @Override
        public @Nullable Object complete(Value rows, Completion completion) {
            return rows.isEmpty() ? null : item.complete(rows.get(0), completion);
        }
    }

    /** What stands at one place of the row. */
    record At(int index, Shape shape) implements Shape {
        @Override
        public @Nullable Object complete(Value row, Completion completion) {
            return shape.complete(row.get(index), completion);
        }
    }
}
