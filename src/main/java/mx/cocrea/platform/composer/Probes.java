package mx.cocrea.platform.composer;

import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes statements that try each mapping: every field by itself, and with whatever it can be given. */
final class Probes {

    /**
     * A mapping to try.
     *
     * @param from the type whose objects a statement begins with
     * @param owner whose field it is: the same type, or that of a connection that it leads to
     * @param given what of a filter the field is tried with, null for the field as it is
     * @param expression that the field is composed to
     */
    record Probe(
            GraphQLObjectType from,
            GraphQLObjectType owner,
            GraphQLFieldDefinition field,
            Arguments.@Nullable Asked given,
            String expression) {

        MappingFault fault(String what) {
            String tried = given == null ? "" : "with " + given.named("value") + " ";
            return MappingFault.at(owner, field, tried + what);
        }
    }

    private final Mapping mapping;
    private final Reached reached;
    private final Set<String> seen = new HashSet<>();

    Probes(Mapping mapping, Reached reached) {
        this.mapping = mapping;
        this.reached = reached;
    }

    /**
     * The probes of all fields of a type.
     *
     * @param faulty takes what is found wrong before any statement can be written
     */
    List<Probe> of(GraphQLObjectType owner, Consumer<MappingFault> faulty) {
        List<Probe> probes = new ArrayList<>();
        for (GraphQLFieldDefinition field : reached.fields(owner)) {
            Mapping.Source source = mapping.source(owner.getName(), field.getName());
            if (!(source instanceof Mapping.Source.Derived) && seen.add(owner.getName() + source.at())) {
                try {
                    probes.addAll(of(owner, field));
                    probes.addAll(further(owner, field));
                } catch (MappingFault fault) {
                    faulty.accept(fault);
                }
            }
        }
        return probes;
    }

    /** The probes of one field. */
    List<Probe> of(GraphQLObjectType owner, GraphQLFieldDefinition field) {
        List<Arguments> given = given(field);
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i == 0 || i < given.size(); i++) {
            Arguments.Asked asked = asked(given, i);
            List<String> parts = asked != null
                    ? List.of("totalCount")
                    : i > 0 ? List.of("nodes") : List.of("nodes", "totalCount");
            probes.add(new Probe(owner, owner, field, asked, expression(owner, field, parts, i)));
        }
        return probes;
    }

    /** The probes of what a connection's type has over its whole list, with the first field that leads to such a connection. */
    private List<Probe> further(GraphQLObjectType owner, GraphQLFieldDefinition field) {
        if (!Connection.isConnection(field.getType())) {
            return List.of();
        }
        GraphQLObjectType connection = (GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(field.getType());
        List<Probe> probes = new ArrayList<>();
        for (GraphQLFieldDefinition part : Connection.further(connection)) {
            if (seen.add(Mapping.at(connection.getName(), part.getName()))) {
                List<Arguments> given = given(part);
                for (int i = 0; i == 0 || i < given.size(); i++) {
                    probes.add(new Probe(
                            owner, connection, part, asked(given, i), expression(owner, field, List.of(part.getName()), i)));
                }
            }
        }
        return probes;
    }

    private List<Arguments> given(GraphQLFieldDefinition field) {
        return field.getArguments().isEmpty() ? List.of() : new Inputs(field, mapping).probes();
    }

    private static Arguments.@Nullable Asked asked(List<Arguments> given, int which) {
        return given.isEmpty() ? null : given.get(which).asked().stream().findFirst().orElse(null);
    }

    private String expression(GraphQLObjectType owner, GraphQLFieldDefinition field, List<String> parts, int which) {
        Selection selection = Selection.probing(selected(List.of(owner), field, parts, Set.of()), mapping, which);
        String self = mapping.isMapped(owner.getName()) ? "this" : "";
        return Composition.expression(mapping, selection, selection.constants(), self);
    }

    /** One statement for probes of the same type. */
    String statement(List<Probe> probes) {
        GraphQLObjectType from = probes.getFirst().from();
        String match = mapping.isMapped(from.getName()) ? "MATCH (this:" + mapping.label(from) + ")\n" : "";
        return match + "RETURN [\n" + String.join(",\n", probes.stream().map(Probe::expression).toList()) + "\n] AS answer";
    }

    /**
     * A field with all that can only be tried as a part of it: the fields of rows, and of a connection the parts that are enough to
     * find a fault, since every clause more takes the database time to plan.
     */
    private ExecutableNormalizedField selected(
            List<GraphQLObjectType> owners, GraphQLFieldDefinition field, List<String> parts, Set<String> inside) {
        List<ExecutableNormalizedField> children = Connection.isConnection(field.getType())
                ? connection((GraphQLObjectType) GraphQLTypeUtil.unwrapNonNull(field.getType()), parts, inside)
                : object(mapping.possible(field.getType()), inside);
        return plain(owners, field.getName(), children);
    }

    private List<ExecutableNormalizedField> connection(GraphQLObjectType connection, List<String> parts, Set<String> inside) {
        return parts.stream()
                .map(part -> plain(
                        List.of(connection), part, object(mapping.possible(connection.getField(part).getType()), inside)))
                .toList();
    }

    private List<ExecutableNormalizedField> object(List<GraphQLObjectType> types, Set<String> inside) {
        if (types.isEmpty()) {
            return List.of();
        }
        Stream<ExecutableNormalizedField> parts = types.stream()
                .filter(type -> mapping.type(type).label() == null && !inside.contains(type.getName()))
                .flatMap(row -> row.getFieldDefinitions().stream().map(field -> {
                    Set<String> deeper = new HashSet<>(inside);
                    deeper.add(row.getName());
                    return selected(List.of(row), field, whole(field), deeper);
                }));
        return Stream.concat(Stream.of(plain(types, "__typename", List.of())), parts).toList();
    }

    /** What is tried of a connection that can only be tried as a part of something else. */
    private static List<String> whole(GraphQLFieldDefinition field) {
        return !Connection.isConnection(field.getType())
                ? List.of()
                : Stream.concat(
                        Stream.of("nodes"),
                        Connection.further(field.getType()).stream().map(GraphQLNamedSchemaElement::getName)).toList();
    }

    private static ExecutableNormalizedField plain(
            List<GraphQLObjectType> owners, String field, List<ExecutableNormalizedField> children) {
        return ExecutableNormalizedField.newNormalizedField()
                .objectTypeNames(owners.stream().map(GraphQLNamedSchemaElement::getName).toList())
                .fieldName(field)
                .children(children)
                .build();
    }
}
