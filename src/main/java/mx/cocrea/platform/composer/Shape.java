package mx.cocrea.platform.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.value.ValueException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** How a value that a statement returns, lists by position, becomes part of an answer. */
sealed interface Shape
        permits Shape.Leaf, Shape.Constant, Shape.Fields, Shape.Choice, Shape.Many, Shape.At, Connection {

    /** The completed value; null where there is none, {@link Completion#NOTHING} where a required part of it is missing. */
    @Nullable
    Object complete(Value value, Completion completion);

    /** A scalar or enum, read by its own rule. */
    record Leaf(Function<Value, Object> read) implements Shape {
        @Override
        public @Nullable Object complete(Value value, Completion completion) {
            if (value.isNull()) {
                return null;
            }
            try {
                return read.apply(value);
            } catch (ValueException | graphql.schema.CoercingSerializeException unfit) {
                completion.fault("holds a value that its type does not allow");
                return Completion.NOTHING;
            }
        }
    }

    /** The same for every object, such as its type's name; takes no place in the row. */
    record Constant(String text) implements Shape {
        @Override
        public Object complete(Value value, Completion completion) {
            return text;
        }
    }

    /** One field of an object, at its place in the row. */
    record Field(Shape shape, int index, boolean required) {}

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
                Field field = fields[i];
                int mark = completion.faults().size();
                Value at = field.index() < 0 ? row : row.get(field.index());
                Object value = completion.settle(field.shape().complete(at, completion), field.required(), keys[i].getValue(),
                        mark);
                if (Completion.NOTHING.equals(value)) {
                    return value;
                }
                values[i] = value;
            }
            return new Answer(keys, values);
        }
    }

    /** An object of one of several types, the first place of its row telling which. */
    record Choice(List<Shape> types) implements Shape {
        @Override
        public @Nullable Object complete(Value row, Completion completion) {
            return row.isNull() ? null : types.get(row.get(0).asInt()).complete(row, completion);
        }
    }

    /** A list. */
    record Many(Shape item, boolean required) implements Shape {
        @Override
        public @Nullable Object complete(Value rows, Completion completion) {
            if (rows.isNull()) {
                return null;
            }
            List<@Nullable Object> items = new ArrayList<>(rows.size());
            for (Value row : rows.values()) {
                int mark = completion.faults().size();
                Object value = completion.settle(item.complete(row, completion), required, items.size(), mark);
                if (Completion.NOTHING.equals(value)) {
                    return value;
                }
                items.add(value);
            }
            return items;
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
