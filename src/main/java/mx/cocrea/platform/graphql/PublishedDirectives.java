package mx.cocrea.platform.graphql;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.idl.DirectiveInfo;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/** Leaves in a schema the directives that GraphQL itself defines; ours say how fields are read, which is nobody else's matter. */
public final class PublishedDirectives extends GraphQLTypeVisitorStub {

    @Override
    public TraversalControl visitGraphQLDirective(
            GraphQLDirective directive, TraverserContext<GraphQLSchemaElement> context) {
        return kept(directive.getName(), context);
    }

    @Override
    public TraversalControl visitGraphQLAppliedDirective(
            GraphQLAppliedDirective directive, TraverserContext<GraphQLSchemaElement> context) {
        return kept(directive.getName(), context);
    }

    private TraversalControl kept(String name, TraverserContext<GraphQLSchemaElement> context) {
        return DirectiveInfo.isGraphqlSpecifiedDirective(name) ? TraversalControl.CONTINUE : deleteNode(context);
    }
}
