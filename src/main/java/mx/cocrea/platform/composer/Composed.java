package mx.cocrea.platform.composer;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import java.util.List;

/**
 * What a composed root field gave, complete down to its leaves, so that nothing is left to do below it.
 *
 * @param value an object of the answer, or a list of them
 */
record Composed(Object value) {

    private static FieldValueInfo complete(Composed composed) {
        return new FieldValueInfo(FieldValueInfo.CompleteValueType.OBJECT, composed.value(), List.of());
    }

    /** Completes queries, taking what is composed as it is. */
    static final class Queries extends AsyncExecutionStrategy {
        Queries(DataFetcherExceptionHandler handler) {
            super(handler);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            return parameters.getSource() instanceof Composed composed
                    ? complete(composed)
                    : super.completeValue(context, parameters);
        }
    }

    /** Completes mutations one after the other, taking what is composed as it is. */
    static final class Mutations extends AsyncSerialExecutionStrategy {
        Mutations(DataFetcherExceptionHandler handler) {
            super(handler);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            return parameters.getSource() instanceof Composed composed
                    ? complete(composed)
                    : super.completeValue(context, parameters);
        }
    }
}
