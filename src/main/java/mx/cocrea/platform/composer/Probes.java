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

/** Writes statements that try each mapping: every field by itself, and with each of its filters and orders. */
final class Probes {

    /**
     * A mapping to try.
     *
     * @param owner whose field it is
     * @param given what of a filter the field is tried with, null for the field as it is
     * @param expression that the field is composed to
     */
    record Probe(
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
                } catch (MappingFault fault) {
                    faulty.accept(fault);
                }
            }
        }
        return probes;
    }

    /** The probes of one field. */
    List<Probe> of(GraphQLObjectType owner, GraphQLFieldDefinition field) {
        String self = mapping.isMapped(owner.getName()) ? "this" : "";
        List<Arguments> given = field.getArguments().isEmpty() ? List.of() : new Inputs(field, mapping).probes();
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i == 0 || i < given.size(); i++) {
            Arguments.Asked asked = given.isEmpty() ? null : given.get(i).asked().stream().findFirst().orElse(null);
            List<String> parts = asked != null
                    ? List.of("totalCount")
                    : i > 0 ? List.of("nodes") : List.of("nodes", "totalCount");
            Selection selection = Selection.probing(selected(List.of(owner), field, parts, Set.of()), mapping, i);
            probes.add(new Probe(
                    owner, field, asked, Composition.expression(mapping, selection, selection.constants(), self)));
        }
        return probes;
    }

    /** One statement for probes of the same type. */
    String statement(List<Probe> probes) {
        GraphQLObjectType owner = probes.getFirst().owner();
        String from = mapping.isMapped(owner.getName()) ? "MATCH (this:" + mapping.label(owner) + ")\n" : "";
        return from + "RETURN [\n" + String.join(",\n", probes.stream().map(Probe::expression).toList()) + "\n] AS answer";
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
        List<GraphQLObjectType> nodes = mapping.possible(Connection.nodeType(connection));
        return parts.stream()
                .map(part -> plain(
                        List.of(connection), part, part.equals("nodes") ? object(nodes, inside) : List.of()))
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
                    return selected(List.of(row), field, List.of("nodes"), deeper);
                }));
        return Stream.concat(Stream.of(plain(types, "__typename", List.of())), parts).toList();
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
