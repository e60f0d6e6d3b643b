using System.Reflection;
using Parity.Hosting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Parity.Fixtures;

/// <summary>Turns the specs of a <see cref="ParityTheoryAttribute"/> into test cases. It never throws and never finds nothing: what is wrong is a failing case.</summary>
public sealed class ParityTheoryDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    /// <summary>The assembly metadata under which MSBuild hands over the test project's folder.</summary>
    internal const string ProjectFolderKey = "ParityProjectDirectory";

    /// <inheritdoc/>
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        if (testMethod.Method.GetParameters().ToList() is not [{ ParameterType: var type }] || type.ToRuntimeType() != typeof(ParityRow))
        {
            var name = testMethod.Method.Name;
            return [new ExecutionErrorTestCase(diagnostics, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod,
                $"A [ParityTheory] method takes one ParityRow; {name} does not. Declare: public void {name}(ParityRow row) => parity.Verify(row);")];
        }

        var patterns = factAttribute.GetConstructorArguments().OfType<IEnumerable<object>>().SelectMany(a => a).Cast<string>().ToList();
        return Rows(testMethod, patterns)
            .Select(r => new ParityTestCase(diagnostics, testMethod, r.Row, r.SkipReason))
            .ToList();
    }

    private static IReadOnlyList<(ParityRow Row, string? SkipReason)> Rows(ITestMethod method, IReadOnlyList<string> patterns) =>
        ProjectFolder(method) is { } folder
            ? SpecRows.Of(ParityHost.Default, folder, patterns)
            : [(new(method.Method.Name, "The test project's folder is unknown: its project must import Parity.Fixtures.props (the package does so by itself)."), null)];

    private static string? ProjectFolder(ITestMethod method) =>
        method.TestClass.TestCollection.TestAssembly.Assembly
            .GetCustomAttributes(typeof(AssemblyMetadataAttribute))
            .Select(a => a.GetConstructorArguments().Cast<string>().ToArray())
            .Where(a => a[0] == ProjectFolderKey)
            .Select(a => a[1])
            .FirstOrDefault();
}
