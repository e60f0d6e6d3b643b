using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parity.Fixtures.Tests;

/// <summary>Discovers and runs the cases of one [ParityTheory] method as xUnit does, and keeps what it reports.</summary>
internal sealed class TheoryRun
{
    private readonly ITestMethod _method;
    private readonly IAttributeInfo _attribute;

    public TheoryRun(Type type, string method, params string[] specs)
    {
        var assembly = new TestAssembly(Reflector.Wrap(type.Assembly));
        var testClass = new TestClass(new TestCollection(assembly, null, "theory"), Reflector.Wrap(type));
        _method = new TestMethod(testClass, Reflector.Wrap(type.GetMethod(method)!));
        _attribute = new SpecsAttribute(specs);
    }

    public IReadOnlyList<IXunitTestCase> Cases() =>
        [.. new ParityTheoryDiscoverer(new NullMessageSink()).Discover(new DiscoveryOptions(), _method, _attribute)];

    /// <summary>Runs a case; the messages say how it ended.</summary>
    public static async Task<IReadOnlyList<IMessageSinkMessage>> Run(IXunitTestCase testCase, params object[] constructorArguments)
    {
        using var bus = new RecordingBus();
        using var cancellation = new CancellationTokenSource();
        await testCase.RunAsync(new NullMessageSink(), bus, constructorArguments, new ExceptionAggregator(), cancellation);
        return bus.Messages;
    }

    private sealed class RecordingBus : IMessageBus
    {
        public List<IMessageSinkMessage> Messages { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            Messages.Add(message);
            return true;
        }

        public void Dispose()
        {
            // Messages outlive the bus.
        }
    }

    // The attribute as the discoverer sees it, with the specs of this run instead of those in the source.
    private sealed class SpecsAttribute(string[] specs) : LongLivedMarshalByRefObject, IAttributeInfo
    {
        public IEnumerable<object> GetConstructorArguments() => [specs];

        public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) =>
            Reflector.Wrap(CustomAttributeData.GetCustomAttributes(typeof(ParityTheoryAttribute)).First()).GetCustomAttributes(assemblyQualifiedAttributeTypeName);

        public TValue GetNamedArgument<TValue>(string argumentName) => default!;
    }

    private sealed class DiscoveryOptions : LongLivedMarshalByRefObject, ITestFrameworkDiscoveryOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value) => throw new NotSupportedException();
    }
}
