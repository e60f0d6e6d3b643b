using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parity.Fixtures;

/// <summary>Runs a case like any other, and fails it when the test method never verified its row: nothing passes on nothing.</summary>
internal sealed class ParityTestCaseRunner(ParityTestCase testCase, object[] constructorArguments, IMessageBus messageBus, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
    : XunitTestCaseRunner(testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, testCase.TestMethodArguments, messageBus, aggregator, cancellation)
{
    protected override XunitTestRunner CreateTestRunner(ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, object[] testMethodArguments, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new VerifyingRunner(test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason, beforeAfterAttributes, aggregator, cancellationTokenSource);

    private sealed class VerifyingRunner(ITest test, IMessageBus messageBus, Type testClass, object[] constructorArguments, MethodInfo testMethod, object[] testMethodArguments, string skipReason, IReadOnlyList<BeforeAfterTestAttribute> beforeAfterAttributes, ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestRunner(test, messageBus, testClass, constructorArguments, testMethod, testMethodArguments, skipReason, beforeAfterAttributes, aggregator, cancellation)
    {
        protected override async Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator)
        {
            var elapsed = await base.InvokeTestMethodAsync(aggregator).ConfigureAwait(false);
            if (TestMethodArguments is [ParityRow { IsVerified: false }] && !aggregator.HasExceptions)
            {
                aggregator.Add(new ParityAssertionException(
                    $"{TestClass.Name}.{TestMethod.Name} never verified its row, so nothing was compared. Call parity.Verify(row), where parity is the class's ParityFixture."));
            }

            return elapsed;
        }
    }
}
