namespace Parity.Fixtures.Tests;

/// <summary>DiffEngine's tools and the variables of the environment belong to the whole process: nothing runs beside these tests.</summary>
[CollectionDefinition("the diff tool of this process", DisableParallelization = true)]
public sealed class NothingBeside;
