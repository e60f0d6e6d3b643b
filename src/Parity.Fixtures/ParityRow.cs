using Parity.Running;
using Xunit.Abstractions;

namespace Parity.Fixtures;

/// <summary>One row of a <see cref="ParityTheoryAttribute"/>: a case of a spec, or what is wrong with the spec.</summary>
public sealed class ParityRow : IXunitSerializable
{
    /// <summary>For the test framework, which creates rows and then fills them.</summary>
    public ParityRow()
    {
    }

    internal ParityRow(string specFile, ParityCase parityCase) => (SpecFile, Case) = (specFile, parityCase);

    internal ParityRow(string subject, string error) => (SpecFile, Error) = (subject, error);

    /// <summary>The spec's file, or the pattern that found none.</summary>
    public string SpecFile { get; private set; } = string.Empty;

    /// <summary>The case, or null when the spec cannot be used.</summary>
    public ParityCase? Case { get; private set; }

    /// <summary>What is wrong with the spec, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>Set by <see cref="ParityFixture.Verify"/>: a method that never verifies its row fails.</summary>
    internal bool IsVerified { get; set; }

    /// <inheritdoc/>
    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(SpecFile), SpecFile);
        info.AddValue(nameof(Error), Error);
        info.AddValue(nameof(ParityCase.Model), Case?.Model);
        info.AddValue(nameof(ParityCase.Kind), Case?.Kind.ToString());
        info.AddValue(nameof(ParityCase.Candidate), Case?.Candidate);
        info.AddValue(nameof(ParityCase.Subject), Case?.Subject);
    }

    /// <inheritdoc/>
    public void Deserialize(IXunitSerializationInfo info)
    {
        SpecFile = info.GetValue<string>(nameof(SpecFile));
        Error = info.GetValue<string?>(nameof(Error));
        if (info.GetValue<string?>(nameof(ParityCase.Kind)) is { } kind)
        {
            Case = new(
                info.GetValue<string>(nameof(ParityCase.Model)),
                Enum.Parse<CaseKind>(kind),
                info.GetValue<string?>(nameof(ParityCase.Candidate)),
                info.GetValue<string>(nameof(ParityCase.Subject)));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Case?.DisplayName ?? $"{Path.GetFileName(SpecFile)} › cannot be used";
}
