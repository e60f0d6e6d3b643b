using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parity.Fixtures;

/// <summary>A test case with a readable name, traits to filter by, and a skip reason known at discovery.</summary>
public sealed class ParityTestCase : XunitTestCase
{
    private string? _skipReason;

    /// <summary>For the test framework, which creates cases and then fills them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer.")]
    public ParityTestCase()
    {
    }

    internal ParityTestCase(IMessageSink diagnostics, ITestMethod method, ParityRow row, string? skipReason)
        : base(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method, [row]) => _skipReason = skipReason;

    internal ParityRow Row => (ParityRow)TestMethodArguments[0];

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments, ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource) =>
        new ParityTestCaseRunner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <inheritdoc/>
    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(SkipReason), _skipReason);
    }

    /// <inheritdoc/>
    public override void Deserialize(IXunitSerializationInfo data)
    {
        // Read first: the base class initialises the case while it deserializes.
        _skipReason = data.GetValue<string?>(nameof(SkipReason));
        base.Deserialize(data);
    }

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        Trait("model", Row.Case?.Model);
        Trait("candidate", Row.Case?.Candidate);
        Trait("kind", Row.Case?.Kind.ToString().ToLowerInvariant());
        Trait("subject", Row.Case?.Subject);
    }

    /// <inheritdoc/>
    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => Row.ToString();

    /// <inheritdoc/>
    protected override string? GetSkipReason(IAttributeInfo factAttribute) => base.GetSkipReason(factAttribute) ?? _skipReason;

    private void Trait(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Traits[name] = [value];
        }
    }
}
