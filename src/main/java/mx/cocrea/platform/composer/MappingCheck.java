package mx.cocrea.platform.composer;

import graphql.schema.GraphQLObjectType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.summary.Plan;

/** Finds every fault of a mapping: of its structure first, then what the database says to statements that try it. */
final class MappingCheck {

    /** Few enough that a fault is soon told from its neighbours, many enough that the database is asked seldom. */
    private static final int TOGETHER = 8;

    private final Mapping mapping;
    private final Probes probes;
    private final StructureCheck structure;
    private final Reached reached;
    private final Function<String, Plan> explain;
    private final Map<String, MappingFault> faults = new LinkedHashMap<>();

    MappingCheck(Mapping mapping, Function<String, Plan> explain) {
        this.mapping = mapping;
        this.reached = new Reached(mapping);
        this.structure = new StructureCheck(mapping, reached);
        this.probes = new Probes(mapping, reached);
        this.explain = explain;
    }

    List<MappingFault> faults() {
        structure.faults().forEach(this::add);
        if (structure.isComposable()) {
            probes().flatMap(MappingCheck::parts).forEach(this::tryTogether);
        }
        return List.copyOf(faults.values());
    }

    /** The statements that the database is asked about, as one text; none if something is wrong before it is asked. */
    Optional<String> asked() {
        structure.faults().forEach(this::add);
        String statements = structure.isComposable()
                ? probes().flatMap(all -> parts(all).map(probes::statement)).collect(Collectors.joining(";\n"))
                : "";
        return faults.isEmpty() ? Optional.of(statements) : Optional.empty();
    }

    private Stream<List<Probes.Probe>> probes() {
        return Stream.concat(Reached.roots(mapping.schema()).stream(), reached.types().stream().filter(this::isNode))
                .map(type -> probes.of(type, this::add));
    }

    private void add(MappingFault fault) {
        faults.putIfAbsent(String.valueOf(fault.getMessage()), fault);
    }

    private boolean isNode(GraphQLObjectType type) {
        return mapping.isMapped(type.getName()) && mapping.type(type).label() != null;
    }

    private static Stream<List<Probes.Probe>> parts(List<Probes.Probe> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + TOGETHER)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + TOGETHER)));
    }

    /** Tries probes in one statement, and by halves where that has a fault, until the fault is one probe's. */
    private void tryTogether(List<Probes.Probe> some) {
        Optional<String> fault = fault(probes.statement(some));
        if (fault.isEmpty()) {
            return;
        }
        if (some.size() == 1) {
            add(some.getFirst().fault(fault.get()));
        } else {
            tryTogether(some.subList(0, some.size() / 2));
            tryTogether(some.subList(some.size() / 2, some.size()));
        }
    }

    private Optional<String> fault(String statement) {
        try {
            return Operators.fault(explain.apply(statement));
        } catch (ClientException refused) {
            return Optional.of("is refused by the database: " + Operators.said(refused));
        }
    }
}
