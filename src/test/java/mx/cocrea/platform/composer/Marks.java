package mx.cocrea.platform.composer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks that the composer puts into the cursors of the library's lists. */
final class Marks {

    private final Mapping mapping = new Mapping(Library.schema(),
            new Givens(Library.PREPARATIONS, Library.DERIVATIONS, Set.of("today")));

    /** The mark of a list, by the field that is mapped, in its usual order or that of a choice. */
    String of(String at, @Nullable String chosen) {
        List<String> coordinates = List.of(at.split("\\.", -1));
        Mapping.Source.Path path = (Mapping.Source.Path) mapping.source(coordinates.get(0), coordinates.get(1));
        return Paging.mark(
                path, chosen == null ? path.order() : Objects.requireNonNull(mapping.order("WorkOrder", chosen)));
    }
}
