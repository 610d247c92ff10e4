package mx.cocrea.platform.composer;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the clauses that find what a path leads to, narrowed by the filters given and by what is visible. */
final class Reach {

    private final Mapping mapping;
    private final Composition composition;

    Reach(Mapping mapping, Composition composition) {
        this.mapping = mapping;
        this.composition = composition;
    }

    /** Clauses that bind {@code it}, to be followed by WITH or RETURN. */
    String found(Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLOutputType type, Scope scope) {
        return found(path, field, type, scope, List.of());
    }

    /** The same, as far as these conditions hold too. */
    String found(
            Mapping.Source.Path path, ExecutableNormalizedField field, GraphQLOutputType type, Scope scope,
            List<String> further) {
        Template last = path.clauses();
        StringBuilder clauses = new StringBuilder(last.isPattern() ? "MATCH " : "").append(last.render(scope));
        List<String> conditions = new ArrayList<>();
        Arguments arguments = composition.arguments(field);
        for (Arguments.Asked asked : arguments == null ? List.<Arguments.Asked>of() : arguments.asked()) {
            Scope inside = scope.with(name -> scope.names().argument().apply(asked.named(name)));
            Template find = asked.filter().find();
            if (find != null) {
                clauses.insert(0, find.render(inside) + "\n");
            }
            Template match = asked.filter().match();
            if (match != null) {
                clauses.append("\nMATCH ").append(match.render(inside));
                last = match;
            }
            Template where = asked.filter().where();
            if (where != null) {
                conditions.add("(" + where.render(inside) + ")");
            }
        }
        conditions.addAll(visible(type, scope.it()));
        conditions.addAll(further);
        if (!conditions.isEmpty()) {
            clauses.append(last.takesWhere() ? "\nWHERE " : "\nWITH *\nWHERE ").append(String.join("\n  AND ", conditions));
        }
        return clauses.toString();
    }

    /** The conditions without which an object of any of a type's possible types is not there. */
    List<String> visible(GraphQLOutputType type, String it) {
        List<GraphQLObjectType> possible = mapping.possible(type);
        Map<String, List<GraphQLObjectType>> alike = possible.stream()
                .filter(one -> mapping.type(one).visible() != null)
                .collect(Collectors.groupingBy(one -> String.valueOf(mapping.type(one).visible()), LinkedHashMap::new,
                        Collectors.toList()));
        return alike.values()
                .stream()
                .map(types -> {
                    Template visible = Objects.requireNonNull(mapping.type(types.getFirst()).visible());
                    String condition = "(" + visible.render(composition.scope(it)) + ")";
                    return types.size() == possible.size()
                            ? condition
                            : "(NOT %s:%s OR %s)".formatted(it, mapping.labels(types), condition);
                })
                .toList();
    }
}
