package mx.cocrea.platform.composer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/** A completed object of an answer, its keys shared with every other one of the same selection. */
final class Answer extends JacksonSerializable.Base {

    private final SerializableString[] keys;
    private final @Nullable Object[] values;

    Answer(SerializableString[] keys, @Nullable Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    /** The same as maps and lists, for those who read it in this process. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Answer answer -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < answer.keys.length; i++) {
                    map.put(answer.keys[i].getValue(), plain(answer.values[i]));
                }
                yield map;
            }
            case Map<?, ?> fields -> {
                Map<Object, @Nullable Object> map = new LinkedHashMap<>();
                fields.forEach((key, field) -> map.put(key, plain(field)));
                yield map;
            }
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case null, default -> value;
        };
    }

    @Override
    public void serialize(JsonGenerator json, SerializationContext context) {
        json.writeStartObject();
        for (int i = 0; i < keys.length; i++) {
            json.writeName(keys[i]);
            write(values[i], json, context);
        }
        json.writeEndObject();
    }

    private static void write(@Nullable Object value, JsonGenerator json, SerializationContext context) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case Answer answer -> answer.serialize(json, context);
            case List<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    write(item, json, context);
                }
                json.writeEndArray();
            }
            default -> json.writePOJO(value);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializationContext context, TypeSerializer type) {
        serialize(json, context);
    }
}
