package mx.cocrea.platform.composer;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.NonNullableFieldWasNullException;
import graphql.execution.SubscriptionExecutionStrategy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a composed root field gave, complete down to its leaves, so that nothing is left to do below it.
 *
 * @param value an object of the answer, or a list of them; null if a fault, already told, left nothing of it
 */
record Composed(@Nullable Object value) {

    private FieldValueInfo complete(ExecutionStrategyParameters parameters) {
        if (value != null) {
            return new FieldValueInfo(FieldValueInfo.CompleteValueType.OBJECT, value, List.of());
        }
        Object nothing = parameters.getExecutionStepInfo().isNonNullType()
                ? CompletableFuture.failedFuture(
                        new NonNullableFieldWasNullException(parameters.getExecutionStepInfo(), parameters.getPath()))
                : null;
        return new FieldValueInfo(FieldValueInfo.CompleteValueType.NULL, nothing, List.of());
    }

    /** Completes queries, taking what is composed as it is. */
    static final class Queries extends AsyncExecutionStrategy {
        Queries(DataFetcherExceptionHandler handler) {
            super(handler);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            return parameters.getSource() instanceof Composed composed
                    ? composed.complete(parameters)
                    : super.completeValue(context, parameters);
        }
    }

    /** Completes what happens, one thing after the other, taking what is composed as it is. */
    static final class Subscriptions extends SubscriptionExecutionStrategy {
        Subscriptions(DataFetcherExceptionHandler handler) {
            super(handler);
        }

        @Override
        protected FieldValueInfo completeValue(ExecutionContext context, ExecutionStrategyParameters parameters) {
            return parameters.getSource() instanceof Composed composed
                    ? composed.complete(parameters)
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
                    ? composed.complete(parameters)
                    : super.completeValue(context, parameters);
        }
    }
}
