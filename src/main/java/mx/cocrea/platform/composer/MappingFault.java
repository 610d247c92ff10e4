package mx.cocrea.platform.composer;

import graphql.language.SourceLocation;
import graphql.schema.GraphQLNamedSchemaElement;
import org.jspecify.annotations.Nullable;

/** What in a schema's mapping cannot be read from the graph, with the file, type and field that it stands on. */
public final class MappingFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MappingFault(String message) {
        super(message);
    }

    /** The fault of a type, or of one of its members; the file is known if the schema was read with the names of its sources. */
    static MappingFault at(GraphQLNamedSchemaElement type, @Nullable GraphQLNamedSchemaElement member, String what) {
        GraphQLNamedSchemaElement faulty = member == null ? type : member;
        String name = member == null ? type.getName() : Mapping.at(type.getName(), member.getName());
        return new MappingFault(place(faulty) + name + " " + what);
    }

    private static String place(GraphQLNamedSchemaElement element) {
        SourceLocation location = element.getDefinition() == null ? null : element.getDefinition().getSourceLocation();
        if (location == null) {
            return "";
        }
        String file = location.getSourceName() == null ? "line " : location.getSourceName() + ":";
        return file + location.getLine() + ": ";
    }
}
