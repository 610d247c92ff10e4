package mx.cocrea.web;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object of an answer, read by those who know the schema. */
record Data(Map<?, ?> fields) {

    static List<Data> all(Object list) {
        return ((Collection<?>) list).stream().map(item -> new Data((Map<?, ?>) item)).toList();
    }

    boolean has(String field) {
        return fields.get(field) != null;
    }

    String text(String field) {
        return value(field).toString();
    }

    long number(String field) {
        return ((Number) value(field)).longValue();
    }

    @Nullable
    LocalDate date(String field) {
        Object date = fields.get(field);
        return date == null ? null : LocalDate.parse(date.toString());
    }

    Data object(String field) {
        return new Data((Map<?, ?>) value(field));
    }

    List<Data> list(String field) {
        return all(value(field));
    }

    private Object value(String field) {
        return Objects.requireNonNull(fields.get(field), field);
    }
}
