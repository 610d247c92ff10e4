package mx.cocrea.platform.composer;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirectiveContainer;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputValueDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is wrong in a mapping by itself, without a database. */
final class StructureCheck {

    private static final Set<String> PAGING = Set.of("first", "after", "last", "before");

    private final Mapping mapping;
    private final Reached reached;
    private final List<MappingFault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> filtering = new HashSet<>();

    private boolean composable = true;

    StructureCheck(Mapping mapping, Reached reached) {
        this.mapping = mapping;
        this.reached = reached;
    }

    List<MappingFault> faults() {
        Stream.of(Reached.roots(mapping.schema()), reached.types(), reached.connections())
                .flatMap(Collection::stream)
                .forEach(this::type);
        mapping.schema()
                .getAllTypesAsList()
                .stream()
                .filter(GraphQLInputObjectType.class::isInstance)
                .map(GraphQLInputObjectType.class::cast)
                .filter(input -> !filtering.contains(input.getName()))
                .forEach(input -> input.getFieldDefinitions()
                        .stream()
                        .filter(field -> mapping.filter(input.getName(), field.getName()) != null)
                        .findFirst()
                        .ifPresent(field -> faults.add(
                                MappingFault.at(input, field, "filters, but no field with a @path takes a " + input.getName()))));
        return faults;
    }

    /** Whether statements can be composed at all, which neither a rule that calls itself nor half a connection allows. */
    boolean isComposable() {
        return composable;
    }

    private void type(GraphQLObjectType type) {
        boolean root = Reached.roots(mapping.schema()).contains(type);
        if (!root && !Connection.isConnection(type) && !mapping.isMapped(type.getName())) {
            faults.add(MappingFault.at(type, null, Mapping.UNMAPPED));
            return;
        }
        for (GraphQLFieldDefinition field : reached.fields(type)) {
            Mapping.Source source = mapping.source(type.getName(), field.getName());
            boolean java = mapping.writer(type, field).isPresent();
            if (!root && java) {
                fault(type, field, "is resolved in Java, which nobody calls below a field that is composed: make it @derived");
            }
            if (java != isWritten(source) && (root || !java)) {
                fault(type, field, java
                        ? "is resolved in Java and then read, so its @path begins with what that gives, $written"
                        : "uses $written, but nothing in Java resolves it before");
            }
            if (source instanceof Mapping.Source.Property || seen.add(source.at())) {
                field(type, field, source);
            }
        }
    }

    private static boolean isWritten(Mapping.Source source) {
        return source instanceof Mapping.Source.Path path
                && path.clauses().parameters().stream().anyMatch(name -> name.split("\\.", 2)[0].equals(Mapping.WRITTEN));
    }

    private void field(GraphQLObjectType type, GraphQLFieldDefinition field, Mapping.Source source) {
        List<GraphQLObjectType> targets = reached.targets(field);
        if (targets.size() > 1) {
            targets.stream()
                    .filter(one -> mapping.isMapped(one.getName()) && mapping.type(one).label() == null)
                    .forEach(one -> fault(
                            type, field, "can be a " + one.getName() + ", which has no label to tell it from the others by"));
        }
        boolean connection = Connection.isConnection(field.getType());
        boolean further = Connection.isConnection(type);
        switch (source) {
            case Mapping.Source.Path path when further && !targets.isEmpty() && !connection ->
                path(type, field, path, connection);
            case Mapping.Source any when further -> fault(type, field, Connection.NO_PATH);
            case Mapping.Source.Path path when targets.isEmpty() ->
                fault(type, field, "is no object, so it takes a @value, not a @path");
            case Mapping.Source.Path path -> path(type, field, path, connection);
            case Mapping.Source.Value value when connection -> fault(type, field, "is a connection, so it takes a @path");
            case Mapping.Source.Value value -> rules(type, field, List.of(value.expression()));
            case Mapping.Source.Derived derived -> derived(type, field, derived);
            case Mapping.Source.Property property -> {
                if (connection || (!targets.isEmpty() && mapping.type(type).label() != null)) {
                    fault(type, field, "is an object, which no property of a node holds: it takes a @path or a @value");
                }
            }
        }
        if (!(source instanceof Mapping.Source.Derived) && !isWritten(source)) {
            Set<String> used = used(field, source);
            field.getArguments().forEach(argument -> argument(type, field, argument, "", used));
        }
    }

    private void path(GraphQLObjectType type, GraphQLFieldDefinition field, Mapping.Source.Path path, boolean connection) {
        if (Reached.isList(field.getType()) && path.order().isEmpty()) {
            fault(type, field, "is a list, so its @path needs an orderBy");
        }
        if (connection && !Connection.isWhole(field.getType())) {
            composable = false;
            fault(type, field, "is a connection, so its type must have " + Connection.FIELDS);
        }
        if (connection && field.getArgument("last") != null && PAGING.stream().anyMatch(name -> hasDefault(field, name))) {
            fault(type, field, "has 'last', so neither it nor 'first' can have a default: it would contradict the other");
        }
        List<Template> templates = new ArrayList<>(List.of(path.clauses()));
        Stream.concat(Stream.of(path.order()), orders(field)).forEach(order -> {
            if (connection && (order.isEmpty() || !order.getLast().isId())) {
                fault(type, field, "is a connection, so each of its orders must end in an id, such as it.id");
            }
            order.forEach(key -> templates.add(key.key()));
        });
        for (Arguments.Asked asked : new Inputs(field, mapping).asked()) {
            filtering.add(asked.siblings().getName());
            templates.addAll(asked.filter().templates());
        }
        rules(type, field, templates);
    }

    private static boolean hasDefault(GraphQLFieldDefinition field, String argument) {
        return field.getArgument(argument) != null && field.getArgument(argument).hasSetDefaultValue();
    }

    private Stream<List<Mapping.Order>> orders(GraphQLFieldDefinition field) {
        return field.getArguments()
                .stream()
                .map(argument -> mapping.orders(GraphQLTypeUtil.unwrapAll(argument.getType()).getName()))
                .flatMap(Collection::stream);
    }

    private void derived(GraphQLObjectType type, GraphQLFieldDefinition field, Mapping.Source.Derived derived) {
        if (!mapping.givens().derivations().containsKey(derived.by())) {
            fault(type, field, "is derived by '" + derived.by() + "', which nobody gives");
        }
        for (String need : derived.needs()) {
            GraphQLFieldDefinition needed = type.getField(need);
            if (needed == null
                    || !reached.targets(needed).isEmpty()
                    || !needed.getArguments().isEmpty()
                    || mapping.source(type.getName(), need) instanceof Mapping.Source.Derived) {
                fault(type, field, "needs '" + need + "', which is no value without arguments of the same object");
            }
        }
    }

    /** Checks the rules called, one inside the other. */
    private void rules(GraphQLObjectType type, GraphQLFieldDefinition field, List<Template> templates) {
        templates.forEach(template -> rules(type, field, template, new LinkedHashSet<>()));
    }

    private void rules(GraphQLObjectType type, GraphQLFieldDefinition field, Template template, Set<String> inside) {
        for (Template.Piece.Call call : template.calls()) {
            if (inside.contains(call.at())) {
                composable = false;
                fault(type, field, "calls a rule that comes back to itself: " + inside);
                continue;
            }
            try {
                Set<String> deeper = new LinkedHashSet<>(inside);
                deeper.add(call.at());
                rules(type, field, mapping.rule(call).expression(), deeper);
            } catch (IllegalArgumentException unknown) {
                fault(type, field, String.valueOf(unknown.getMessage()));
            }
        }
    }

    /** Paths of the arguments that the field's templates name. */
    private Set<String> used(GraphQLFieldDefinition field, Mapping.Source source) {
        Set<String> used = new HashSet<>();
        switch (source) {
            case Mapping.Source.Path path -> {
                used.addAll(path.clauses().parameters());
                Stream.concat(Stream.of(path.order()), orders(field))
                        .flatMap(Collection::stream)
                        .forEach(key -> used.addAll(key.key().parameters()));
                for (Arguments.Asked asked : new Inputs(field, mapping).asked()) {
                    used.add(asked.named("value"));
                    asked.filter()
                            .templates()
                            .stream()
                            .flatMap(template -> template.parameters().stream())
                            .forEach(name -> used.add(asked.named(name)));
                }
                if (Connection.isConnection(field.getType())) {
                    used.addAll(PAGING);
                }
            }
            case Mapping.Source.Value value -> used.addAll(value.expression().parameters());
            case Mapping.Source.Property property -> {
            }
            case Mapping.Source.Derived derived -> {
            }
        }
        return used;
    }

    private void argument(
            GraphQLObjectType type, GraphQLFieldDefinition field, GraphQLInputValueDefinition argument, String prefix,
            Set<String> used) {
        String path = prefix + argument.getName();
        GraphQLType given = GraphQLTypeUtil.unwrapAll(argument.getType());
        Mapping.applied((GraphQLDirectiveContainer) argument, "argument")
                .map(rule -> Mapping.text(rule, "prepare"))
                .filter(name -> !mapping.givens().preparations().containsKey(name))
                .ifPresent(name -> fault(type, field, "prepares '" + path + "' by '" + name + "', which nobody gives"));
        if (given instanceof GraphQLInputObjectType input && !Reached.isList(argument.getType())) {
            input.getFieldDefinitions().forEach(member -> argument(type, field, member, path + ".", used));
        } else if (used.stream().noneMatch(name -> name.equals(path) || name.startsWith(path + "."))
                && !(argument instanceof GraphQLArgument
                        && !mapping.orders(GraphQLTypeUtil.unwrapAll(argument.getType()).getName()).isEmpty())) {
            fault(type, field, "takes '" + path + "', which nothing in its mapping uses");
        }
    }

    private void fault(GraphQLObjectType type, GraphQLFieldDefinition field, String what) {
        faults.add(MappingFault.at(type, field, what));
    }
}
